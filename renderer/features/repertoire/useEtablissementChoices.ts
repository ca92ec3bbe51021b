import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { useRead } from '../../app/useRead.ts'

/** Établissements to choose from, by name; namesakes show their communes. */
export function useEtablissementChoices(): readonly {
  readonly value: string
  readonly label: string
}[] {
  const { data = [] } = useRead('repertoire:findEtablissements', undefined)
  const noms = nomsDistincts(data.map(({ etablissementId: id, ...one }) => ({ id, ...one })))
  return [...noms].map(([value, label]) => ({ value, label }))
}
