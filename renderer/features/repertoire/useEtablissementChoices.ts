import { nomsDistincts } from '../../../shared/domain/etablissement.ts'
import { useRead } from '../../app/useRead.ts'

/** The établissements to choose from, by name; two of one name say their communes. */
export function useEtablissementChoices(): readonly {
  readonly value: string
  readonly label: string
}[] {
  const { data = [] } = useRead('repertoire:findEtablissements', undefined)
  const noms = nomsDistincts(data.map(({ etablissementId: id, ...one }) => ({ id, ...one })))
  return [...noms].map(([value, label]) => ({ value, label }))
}
