import { libelleAnnee } from '../../shared/dates.ts'
import type { ActionResume, AnneeResume } from '../../shared/ipc/app.ipc.ts'

export const TOUTES_LES_ACTIONS = 'Toutes les actions'

/** Name of an action: `Action 1 – CLAS élémentaire`, or the number alone. */
export function libelleAction(action: ActionResume): string {
  const { numero, intitule } = action
  return intitule === null || intitule === ''
    ? `Action ${numero}`
    : `Action ${numero} – ${intitule}`
}

/** Année and action shown: `Année 2025-2026 · Action 1 – CLAS élémentaire`. */
export function libellePerimetre(annee: AnneeResume, action: ActionResume | null): string {
  const quoi = action === null ? TOUTES_LES_ACTIONS.toLowerCase() : libelleAction(action)
  return `Année ${libelleAnnee(annee)} · ${quoi}`
}
