import {
  type ColonneFichier,
  type Correspondance,
  cleValeur,
  type FeuilleFichier,
  type ValeurDite,
} from '../../../../shared/domain/correspondance.ts'
import type { FeuilleImport } from '../../../../shared/domain/import-orientation.ts'

export type Choix = { readonly value: string; readonly label: string }

export type GroupeChoix = { readonly group: string; readonly items: readonly Choix[] }

/** The words of one kind of import: what its columns may be, and what its codes may stand for. */
export type VocabulaireImport = {
  readonly champText: (champ: string) => string
  readonly champsOf: (colonne: ColonneFichier) => readonly GroupeChoix[]
  /** Codes that a champ accepts; null for one without a closed list. */
  readonly codesOf: (champ: string) => readonly Choix[] | null
  /** Words for a value that Cartable does not keep. */
  readonly rienText: (champ: string) => string
  /** Noun of the record that one row gives. */
  readonly noun: { readonly one: string; readonly many: string; readonly none: string }
  /** Advice: columns that must be known for any row to be read. */
  readonly conseil: string
  /** Words for the future files that will use these answers. */
  readonly prochain: string
}

/** `lue` with one column read as `champ`; null leaves the column unread. */
export function withColonne(
  lue: Correspondance,
  index: number,
  champ: string | null,
): Correspondance {
  const others = (lue.colonnes ?? []).filter((colonne) => colonne.index !== index)
  return { ...lue, colonnes: champ === null ? others : [...others, { index, champ }] }
}

/** `lue` with one code of the file explained; undefined removes the explanation. */
export function withValeur(
  lue: Correspondance,
  { champ, texte }: Pick<ValeurDite, 'champ' | 'texte'>,
  code: string | null | undefined,
): Correspondance {
  const cle = cleValeur({ champ, texte })
  const others = lue.valeurs.filter((one) => cleValeur(one) !== cle)
  return { ...lue, valeurs: code === undefined ? others : [...others, { champ, texte, code }] }
}

/** Part of any preview that tells how its file is read. */
export type FichierApercu = {
  readonly feuilles: readonly FeuilleImport[]
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly feuille: string }[]
}

/** Correspondances asked for by the user, and the function that changes one. */
export type Correspondances = {
  readonly dites: readonly Correspondance[]
  readonly diteOf: (feuille: string) => Correspondance | null
  /** Reads a sheet by a correspondance; null reads it by its titles. */
  readonly read: (feuille: string, correspondance: Correspondance | null) => void
}
