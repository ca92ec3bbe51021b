import { addDays } from '../../../../shared/dates.ts'
import type { Connus, InscriptionConnue } from './connus.ts'
import type { Draft, Placed, PlanOptions } from './plan-types.ts'

type Planned = { readonly isInscrit: boolean; readonly textes: readonly string[] }

/**
 * Proposes the inscription asked for with the import: in the collectif, or on the waiting list of the
 * action when none is named. An open inscription there is completed, never doubled; who waits enters the
 * collectif; parents who said no are not overruled.
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
  const ofEnfant = connus.inscriptions.filter((one) => one.enfantId === enfantId)
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

/** The inscription that the one asked for would double: in that collectif first, in none yet, then a wait. */
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
 * A wait ends the day before and stays known: the inscription is another one, and follows it. Who waited no
 * day was never waiting: the wait becomes the inscription, and null is given.
 */
function endAttente(
  attente: InscriptionConnue,
  collectifId: string,
  { date }: PlanOptions,
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
