import { addDays } from '../../../../shared/dates.ts'
import { type Connus, type InscriptionConnue, recordsOf } from './connus.ts'
import type { Draft, Placed, PlanOptions } from './plan-types.ts'

type Planned = { readonly isInscrit: boolean; readonly textes: readonly string[] }

/**
 * Proposes the inscription asked for with the import: in the collectif, or on the waiting list of the
 * action when none is named. An open inscription there is completed, never doubled; a child on the waiting
 * list enters the collectif. Nothing is proposed when the parents refused.
 */
export function planInscription(
  { proposition, enfantId, etablissementId }: Placed,
  connus: Connus,
  options: PlanOptions,
  plan: Draft,
): Planned {
  const { actionId, collectifId } = options
  if (actionId === null) return { isInscrit: false, textes: [] }
  const { inscription } = proposition.lu
  if (inscription.accordParental === false) {
    return { isInscrit: false, textes: ['Les parents n’ont pas donné leur accord : non inscrit.'] }
  }
  const ofEnfant = recordsOf(connus.inscriptions, enfantId).filter((one) => one.fin === null)
  const open = findOpen(ofEnfant, collectifId)
  const isEntering = open?.statut === 'liste-attente' && collectifId !== null
  const waited = isEntering ? endAttente(open, collectifId, options, plan) : null
  const existing = waited === null ? open : undefined
  const id = existing?.id ?? options.newId()
  const origines = new Set([...inscription.origines, ...(waited?.origines ?? [])])
  plan.inserts.inscription_origine.push(
    ...[...origines]
      .filter((origine) => !existing?.origines.includes(origine))
      .map((origine) => ({ inscription_id: id, origine })),
  )
  const { accordParental } = inscription
  const accord = typeof accordParental === 'string' ? accordParental : null
  const values = {
    collectif_id: collectifId,
    niveau: waited?.niveau ?? inscription.niveau,
    classe: waited?.classe ?? inscription.classe,
    etablissement_id: waited?.etablissementId ?? etablissementId,
    accord_parental: waited?.accordParental ?? accord,
  }
  const textes = isEntering ? ['Quitte la liste d’attente pour le collectif.'] : []
  if (existing) {
    plan.completions.inscription.push({ id, values })
    return { isInscrit: isEntering || existing.statut === 'inscrit', textes }
  }
  const statut = collectifId === null ? 'liste-attente' : 'inscrit'
  plan.inserts.inscription.push({
    id,
    enfant_id: enfantId,
    action_id: actionId,
    debut: options.date,
    fin: null,
    statut,
    ...values,
  })
  return { isInscrit: statut === 'inscrit', textes }
}

/** The open inscription that a new one would double: in that collectif, else in none yet, else on the waiting list. */
function findOpen(
  ofEnfant: readonly InscriptionConnue[],
  collectifId: string | null,
): InscriptionConnue | undefined {
  const inscrites = ofEnfant.filter(({ statut }) => statut === 'inscrit')
  return (
    inscrites.find((one) => one.collectifId === collectifId) ??
    inscrites.find((one) => one.collectifId === null || collectifId === null) ??
    ofEnfant.find(({ statut }) => statut === 'liste-attente')
  )
}

/**
 * Ends a wait the day before the inscription, which is another row; returns the wait. A wait that begins that
 * very day or later becomes the inscription itself; returns null.
 */
export function endAttente(
  attente: InscriptionConnue,
  collectifId: string,
  { date }: Pick<PlanOptions, 'date'>,
  { attentes }: Draft,
): InscriptionConnue | null {
  const { id } = attente
  if (date <= attente.debut) {
    attentes.push({ id, statut: 'inscrit', collectif_id: collectifId, fin: null })
    return null
  }
  const fin = addDays(date, -1)
  attentes.push({ id, statut: 'liste-attente', collectif_id: attente.collectifId, fin })
  return attente
}
