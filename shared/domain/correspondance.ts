import { normalizeNom } from './nom.ts'

/**
 * How the columns of a file are read, said by the person or remembered from the last time. Nothing here
 * knows what a file is about: `champ` is whatever the import of that kind of file reads (for a school's
 * list, `colonne.ts`), and codes are those of its lists.
 */

/** A column that is read, by its place (0 for A), and as what. */
export type ColonneLue = { readonly index: number; readonly champ: string }

/** One of the file's own codes and what it stands for; null: nothing that we keep. */
export type ValeurDite = {
  readonly champ: string
  readonly texte: string
  readonly code: string | null
}

/** The same for two spellings of one text; signs alone (« + », « ++ ») have no letter to be compared by. */
export const cleValeur = ({ champ, texte }: Pick<ValeurDite, 'champ' | 'texte'>): string =>
  `${champ}\n${normalizeNom(texte) || texte.trim()}`

/** How one sheet is read: data, given to the reader and given back by it. */
export type Correspondance = {
  readonly feuille: string
  /** Row of the titles as the spreadsheet shows it; 0 when there is none; null leaves the sheet out. */
  readonly ligneEntete: number | null
  /** Every column that is read; null: those that their titles tell. */
  readonly colonnes: readonly ColonneLue[] | null
  readonly valeurs: readonly ValeurDite[]
}

/** One that was kept when a file was imported. */
export type CorrespondanceRetenue = Pick<Correspondance, 'valeurs'> & {
  readonly correspondanceId: string
  /** Whose files it reads; null when the file was nobody's. */
  readonly ecole: string | null
  /** Of the row of titles: the same row, and no other, gives it again. It cannot be read back. */
  readonly forme: string
  readonly colonnes: readonly ColonneLue[]
}

/** A column as the person sees it, to choose what it is. */
export type ColonneFichier = {
  readonly index: number
  /** As written, or its letter where nothing is. */
  readonly entete: string
  readonly champ: string | null
  /** A few values; none of a column that is never kept. */
  readonly exemples: readonly string[]
  /** Never kept, whatever is asked: an INE, an address, health. */
  readonly isJamais: boolean
}

/** A value of a closed list that is not understood by itself, and in how many cells it stands. */
export type ValeurInconnue = {
  readonly champ: string
  readonly texte: string
  readonly nombre: number
}

/**
 * Where the reading of a sheet comes from: its titles, the person, the last time, or, when no title was
 * recognised, nowhere: its rows are not read.
 */
export type OrigineLecture = 'titres' | 'personne' | 'memoire' | 'aucune'

/** A sheet of a file with all that is needed to read it otherwise. */
export type FeuilleFichier = {
  /** How it was read; changed and given back, how it will be. */
  readonly lue: Correspondance
  readonly origine: OrigineLecture
  /** The one that was used, when `origine` is `memoire`. */
  readonly retenue: Pick<CorrespondanceRetenue, 'correspondanceId' | 'ecole'> | null
  /** null without titles: nothing would tell the next file. */
  readonly forme: string | null
  /** Rows that may be the titles, with what they say. */
  readonly lignesTitres: readonly { readonly ligne: number; readonly texte: string }[]
  /** Empty for a sheet left out. */
  readonly colonnes: readonly ColonneFichier[]
  readonly valeurs: readonly ValeurInconnue[]
}
