import { normalizeNom } from './nom.ts'

/**
 * How the columns of a file are read, as the person corrected it or as kept from an earlier import. This
 * module is the same for every kind of file: `champ` is whatever that kind of import reads (for a school's
 * list, `colonne.ts`), and codes are those of its lists.
 */

/** A column that is read: its index (0 for A) and its champ. */
export type ColonneLue = { readonly index: number; readonly champ: string }

/** Meaning of one of the file's own codes; null: ignored. */
export type ValeurDite = {
  readonly champ: string
  readonly texte: string
  readonly code: string | null
}

/**
 * Comparison key, equal for two spellings of one text; signs alone (« + », « ++ ») have no letter to be
 * compared by.
 */
export const cleValeur = ({ champ, texte }: Pick<ValeurDite, 'champ' | 'texte'>): string =>
  `${champ}\n${normalizeNom(texte) || texte.trim()}`

/** How one sheet is read: data, given to the reader and given back by it. */
export type Correspondance = {
  readonly feuille: string
  /** Row of the titles as the spreadsheet shows it; 0 when there is none; null leaves the sheet out. */
  readonly ligneEntete: number | null
  /** Every column that is read; null: the columns that their titles tell. */
  readonly colonnes: readonly ColonneLue[] | null
  readonly valeurs: readonly ValeurDite[]
}

/** A correspondance kept when a file was imported. */
export type CorrespondanceRetenue = Pick<Correspondance, 'valeurs'> & {
  readonly correspondanceId: string
  /** School whose files it reads; null when the file came from no school. */
  readonly ecole: string | null
  /** Digest of the row of titles, equal for identical rows only. The titles cannot be read back from it. */
  readonly forme: string
  readonly colonnes: readonly ColonneLue[]
}

/** A column as shown to the person, who chooses its champ. */
export type ColonneFichier = {
  readonly index: number
  /** Title as written, or the column's letter where there is none. */
  readonly entete: string
  readonly champ: string | null
  /** A few values; none for a column that is never kept. */
  readonly exemples: readonly string[]
  /** True for a column that is never kept, whatever is asked: an INE, an address, health. */
  readonly isJamais: boolean
}

/** A value of a closed list that is not understood by itself, and the number of its cells. */
export type ValeurInconnue = {
  readonly champ: string
  readonly texte: string
  readonly nombre: number
}

/**
 * Origin of the reading of a sheet: its titles, the person, an earlier import, or nothing when no title was
 * recognised (no row is read).
 */
export type OrigineLecture = 'titres' | 'personne' | 'memoire' | 'aucune'

/** A sheet of a file, with all that a person needs to correct its reading. */
export type FeuilleFichier = {
  /** Current reading; the same, edited, can be given back to the reader. */
  readonly lue: Correspondance
  readonly origine: OrigineLecture
  /** The kept correspondance that was used, when `origine` is `memoire`. */
  readonly retenue: Pick<CorrespondanceRetenue, 'correspondanceId' | 'ecole'> | null
  /** Digest of the titles; null without titles: the next file could not be recognised. */
  readonly forme: string | null
  /** Rows that may be the titles, with their text. */
  readonly lignesTitres: readonly { readonly ligne: number; readonly texte: string }[]
  /** Columns of the sheet; empty for a sheet left out. */
  readonly colonnes: readonly ColonneFichier[]
  readonly valeurs: readonly ValeurInconnue[]
}
