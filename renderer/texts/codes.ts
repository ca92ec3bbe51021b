import { libelleAnnee } from '../../shared/dates.ts'
import type { Statut } from '../../shared/domain/listes.ts'
import type { Niveau } from '../../shared/domain/niveau.ts'
import type { ActionResume, AnneeResume } from '../../shared/ipc/app.ipc.ts'

/** Plural of each statut, for several persons or their hours. */
export const STATUTS_TEXTS: Readonly<Record<Statut, string>> = {
  salarie: 'Salariés',
  volontaire: 'Volontaires',
  benevole: 'Bénévoles',
}

const NIVEAU_TEXTS: Readonly<Partial<Record<Niveau, string>>> = {
  maternelle: 'Maternelle',
  apprentissage: 'Apprentissage',
  autre: 'Autre',
}

/** Niveau in words; most codes are their own name: « CE2 », « 6e ». */
export const niveauText = (niveau: Niveau): string => NIVEAU_TEXTS[niveau] ?? niveau

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
