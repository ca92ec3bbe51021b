import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { useEtablissements } from './useEtablissements.ts'

/** The schools to choose from, by name; two of one name with their communes. */
export function useEtablissementChoices(): readonly {
  readonly value: string
  readonly label: string
}[] {
  const { data = [] } = useEtablissements()
  const noms = nomsDistincts(data.map(({ etablissementId: id, ...one }) => ({ id, ...one })))
  return [...noms].map(([value, label]) => ({ value, label }))
}
