import type { Activite, Statut } from '../../shared/domain/listes.ts'
import type { Niveau } from '../../shared/domain/niveau.ts'

/** Several persons, or their hours. */
export const STATUTS_TEXTS: Readonly<Record<Statut, string>> = {
  salarie: 'Salariés',
  volontaire: 'Volontaires',
  benevole: 'Bénévoles',
}

/** Shorter than the form's own wording, for a column of a list. */
export const ACTIVITE_TEXTS: Readonly<Record<Activite, string>> = {
  methodologie: 'Méthodologie',
  'travail-personnel': 'Travail personnel',
  numerique: 'Numérique',
  'culture-sport': 'Culture et sport',
  sciences: 'Sciences',
  jeux: 'Jeux éducatifs',
  sorties: 'Sorties',
  citoyennete: 'Citoyenneté',
  'ecole-orientation': 'École et orientation',
}

const NIVEAU_TEXTS: Readonly<Partial<Record<Niveau, string>>> = {
  maternelle: 'Maternelle',
  apprentissage: 'Apprentissage',
  autre: 'Autre',
}

/** Most niveaux are their own name: « CE2 », « 6e ». */
export const niveauText = (niveau: Niveau): string => NIVEAU_TEXTS[niveau] ?? niveau
