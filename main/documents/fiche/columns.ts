import type { FicheVierge } from '../../../shared/domain/fiche-vierge.ts'

/** Origines and situations that a pupil can be given: a drop-down list gives one at a time. */
const ORIGINES_PER_PUPIL = 2
const SITUATIONS_PER_PUPIL = 3
const CRITERES_PER_PUPIL = 3

/** Kind of value allowed in a column. */
export type Saisie =
  | { readonly kind: 'texte' }
  | { readonly kind: 'date' }
  | { readonly kind: 'telephone' }
  /** Value chosen in a list; another one is accepted when `isOpen`. */
  | { readonly kind: 'liste'; readonly liste: NomListe; readonly isOpen: boolean }

export type NomListe = 'sexe' | 'origine' | 'situation' | 'critere' | 'accord'

export type ColonneFiche = {
  readonly titre: string
  readonly largeur: number
  readonly saisie: Saisie
  /** Help shown when a cell of the column is chosen. */
  readonly aide: string
}

const TEXTE = { kind: 'texte' } as const
const liste = (nom: NomListe, isOpen = false): Saisie => ({ kind: 'liste', liste: nom, isOpen })

/** Columns « Situation 1 », « Situation 2 »… under one rule. */
const repeated = (
  count: number,
  titre: string,
  colonne: Omit<ColonneFiche, 'titre'>,
): readonly ColonneFiche[] =>
  Array.from({ length: count }, (_, index) => ({ ...colonne, titre: `${titre} ${index + 1}` }))

/** The columns of the fiche, from left to right. */
export const COLONNES: readonly ColonneFiche[] = [
  { titre: 'Nom', largeur: 19, saisie: TEXTE, aide: 'Nom de l’enfant.' },
  { titre: 'Prénom', largeur: 16, saisie: TEXTE, aide: 'Prénom de l’enfant.' },
  {
    titre: 'Date de naissance',
    largeur: 12,
    saisie: { kind: 'date' },
    aide: 'JJ/MM/AAAA. Si vous ne connaissez que l’année, écrivez l’année.',
  },
  { titre: 'Sexe', largeur: 7, saisie: liste('sexe'), aide: 'F ou M.' },
  {
    titre: 'Niveau',
    largeur: 9,
    saisie: TEXTE,
    aide: 'CP, CE1… À remplir surtout dans une classe à plusieurs niveaux.',
  },
  {
    titre: 'Responsable légal',
    largeur: 24,
    saisie: TEXTE,
    aide: 'Nom et prénom : BENALI Samira.',
  },
  {
    titre: 'Téléphone',
    largeur: 16,
    saisie: { kind: 'telephone' },
    aide: 'Numéro auquel joindre ce responsable.',
  },
  ...repeated(ORIGINES_PER_PUPIL, 'Origine de la proposition', {
    largeur: 24,
    saisie: liste('origine'),
    aide: 'Qui propose que l’enfant vienne ?',
  }),
  ...repeated(SITUATIONS_PER_PUPIL, 'Situation', {
    largeur: 25,
    saisie: liste('situation'),
    aide: 'Choisissez dans la liste, sans rien ajouter.',
  }),
  ...repeated(CRITERES_PER_PUPIL, 'Critère', {
    largeur: 19,
    saisie: liste('critere', true),
    aide: 'Ce que vous observez en classe.',
  }),
  {
    titre: 'Objectif',
    largeur: 31,
    saisie: TEXTE,
    aide: 'Une phrase. La famille peut la lire.',
  },
  {
    titre: 'Accord des parents',
    largeur: 12,
    saisie: liste('accord', true),
    aide: 'oui, non, ou la date de l’accord.',
  },
]

/** The values of each list. */
export const valeursOf = (fiche: FicheVierge): Readonly<Record<NomListe, readonly string[]>> => ({
  sexe: ['F', 'M'],
  origine: fiche.origines,
  situation: fiche.situations,
  critere: fiche.criteres,
  accord: ['oui', 'non'],
})
