import { formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type { EnfantLigne } from '../../../shared/ipc/enfants.ipc.ts'
import type { Coordonnees } from '../../ui/coordonnees.ts'

/** The adults of the enfants of a list, each once, in the order of the list; an enfant with none has a blank line. */
export function famillesCoordonnees(lignes: readonly EnfantLigne[]): readonly Coordonnees[] {
  const enfants = new Map(lignes.map((ligne) => [ligne.enfantId, ligne]))
  // An enfant without a famille is one by itself.
  const byFamille = Map.groupBy(
    enfants.values(),
    ({ familleId, enfantId }) => familleId ?? enfantId,
  )
  return [...byFamille.values()].flatMap((siblings) => {
    const pour = siblings.map(formatPersonne).join(', ')
    const responsables = siblings[0]?.responsables ?? []
    if (responsables.length === 0) return [{ pour, nom: '', telephone: '', mail: '' }]
    return responsables.map(({ nom, telephone, mail }) => ({
      pour,
      nom,
      telephone: telephone === null ? '' : formatTelephone(telephone),
      mail: mail ?? '',
    }))
  })
}
