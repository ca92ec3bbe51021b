import type { Connus } from './connus.ts'
import type { Draft, Placed, PlanOptions } from './plan-types.ts'

/**
 * Proposes the inscription asked for with the import: in the collectif, or on the waiting list of the
 * action when none is named. An open inscription there is completed, never doubled; parents who said no
 * are not overruled.
 */
export function planInscription(
  { proposition, enfantId, etablissementId }: Placed,
  connus: Connus,
  options: PlanOptions,
  { inserts, completions }: Draft,
): { readonly isInscrit: boolean; readonly textes: readonly string[] } {
  const { actionId, collectifId } = options
  if (actionId === null) return { isInscrit: false, textes: [] }
  const { inscription } = proposition.lu
  if (inscription.accordParental === false) {
    return { isInscrit: false, textes: ['Les parents n’ont pas donné leur accord : non inscrit.'] }
  }
  const values = {
    niveau: inscription.niveau,
    classe: inscription.classe,
    etablissement_id: etablissementId,
    accord_parental:
      typeof inscription.accordParental === 'string' ? inscription.accordParental : null,
  }
  const existing = connus.inscriptions.find(
    (one) =>
      one.enfantId === enfantId &&
      (one.collectifId === collectifId || one.collectifId === null || collectifId === null),
  )
  const id = existing?.id ?? options.newId()
  inserts.inscription_origine.push(
    ...inscription.origines
      .filter((origine) => !existing?.origines.includes(origine))
      .map((origine) => ({ inscription_id: id, origine })),
  )
  if (existing) {
    completions.inscription.push({ id, values })
    return { isInscrit: existing.statut === 'inscrit', textes: [] }
  }
  const statut = collectifId === null ? 'liste-attente' : 'inscrit'
  inserts.inscription.push({
    id,
    enfant_id: enfantId,
    action_id: actionId,
    collectif_id: collectifId,
    debut: options.date,
    fin: null,
    statut,
    ...values,
  })
  return { isInscrit: statut === 'inscrit', textes: [] }
}
