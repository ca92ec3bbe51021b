import { useQuery } from '@tanstack/react-query'
import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { call } from '../../app/api.ts'

/** Every école, collège and lycée, by name. */
export function useEtablissements() {
  return useQuery({
    queryKey: ['repertoire:findEtablissements'],
    queryFn: () => call('repertoire:findEtablissements', undefined),
  })
}

/** Every partenaire, by name, of any année. */
export function usePartenaires() {
  return useQuery({
    queryKey: ['repertoire:findPartenaires'],
    queryFn: () => call('repertoire:findPartenaires', undefined),
  })
}

/** The établissements to choose from, by name; two of one name say their communes. */
export function useEtablissementChoices(): readonly {
  readonly value: string
  readonly label: string
}[] {
  const { data = [] } = useEtablissements()
  const noms = nomsDistincts(data.map(({ etablissementId: id, ...one }) => ({ id, ...one })))
  return [...noms].map(([value, label]) => ({ value, label }))
}
