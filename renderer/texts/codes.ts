import type { Statut } from '../../shared/domain/listes.ts'
import type { Niveau } from '../../shared/domain/niveau.ts'

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
