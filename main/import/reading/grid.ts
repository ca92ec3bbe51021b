import type { IsoDate } from '../../../shared/dates.ts'
import type { AvisFichier, Encodage } from '../../../shared/domain/import-orientation.ts'
import { formatDate } from '../../../shared/format.ts'

/** A real date of the spreadsheet, whatever its system (1900, 1904) or display. */
type DateCellule = { readonly date: IsoDate }

/** A time of day or a length of time (`[h]:mm`), rounded to the minute: no day is meant. */
type TempsCellule = { readonly minutes: number }

/** Content of a cell, whatever the file format. Text is clean and trimmed, never empty. */
export type Cellule = string | number | boolean | DateCellule | TempsCellule | null

export type Rangee = {
  /** Row number as the spreadsheet shows it (1-based). */
  readonly numero: number
  readonly cellules: readonly Cellule[]
  /** French sentence on a repair made while reading this row. */
  readonly note?: string
}

/** A rectangle of merged cells, both corners included; rows as shown (1-based), columns from 0. */
export type Fusion = {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** What somebody did to a cell besides writing in it: struck through, or given a colour (its own or its letters'). */
export type Marque = { readonly isBarree: boolean; readonly couleur: string | null }

/** Marks of a sheet, by row as shown (1-based), then by column (from 0). */
export type Marques = ReadonlyMap<number, ReadonlyMap<number, Marque>>

export type Grille = {
  readonly nom: string
  /** Rows with some content, in order; blank rows show as gaps in `numero`. */
  readonly rangees: readonly Rangee[]
  readonly fusions: readonly Fusion[]
  /** Numbers that are dates count from 1904 in this file. */
  readonly is1904: boolean
  /** Numbers of the rows that the spreadsheet hides (by hand, by a filter, in a closed group). */
  readonly masquees: ReadonlySet<number>
  /** True for a sheet that the workbook hides. */
  readonly estMasquee: boolean
  /** Cells struck through or coloured; of a text, a page or an .xls, none is known. */
  readonly marques?: Marques
}

/** A table of plain rows: nothing merged, nothing hidden. */
export const plainGrille = (nom: string, rangees: readonly Rangee[]): Grille => ({
  nom,
  rangees,
  fusions: [],
  is1904: false,
  masquees: new Set(),
  estMasquee: false,
})

/** The sheet with each column as a row, numbered from 1 for A. */
export function transposed({ nom, rangees, is1904 }: Grille): Grille {
  const width = Math.max(...rangees.map(({ cellules }) => cellules.length))
  const columns = Array.from({ length: width }, (_, index) => ({
    numero: index + 1,
    cellules: rangees.map(({ cellules }) => cellules[index] ?? null),
  }))
  const held = columns.filter(({ cellules }) => cellules.some((one) => one !== null))
  return { ...plainGrille(nom, held), is1904 }
}

/** A file as tables of cells, before their meaning is looked for. */
export type Classeur = {
  readonly encodage: Encodage | null
  readonly grilles: readonly Grille[]
  /** Facts about the reading of the cells that a person should know. */
  readonly avis: readonly AvisFichier[]
}

/** Largest file in bytes: the largest real list weighs a few hundred kilobytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
/** Most rows: above, a file is no school's list. */
export const MAX_ROWS = 20_000
/** Most columns: a school's file has a few dozen; a stray cell further right is ignored. */
export const MAX_COLUMNS = 256

/** Text of a cell as a person would read it; null when blank. */
export function textOf(cellule: Cellule): string | null {
  if (cellule === null) return null
  if (typeof cellule === 'string') return cellule
  if (typeof cellule === 'number') return String(cellule)
  if (typeof cellule === 'boolean') return cellule ? 'oui' : 'non'
  if ('date' in cellule) return cellule.date
  const { minutes } = cellule
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Text of a cell to be shown, or typed over: a date as JJ/MM/AAAA. */
export const shownText = (cellule: Cellule): string | null =>
  typeof cellule === 'object' && cellule !== null && 'date' in cellule
    ? formatDate(cellule.date)
    : textOf(cellule)
