import { columnLetter } from '../../../shared/format.ts'
import type { CellValue } from './cells.ts'
import { FIRST_ROW, type Page } from './page.ts'
import type { Format } from './styles.ts'

/** Address of another column's cell on the same line. */
export type At = (key: string) => string
/** Number of another column on the same line, in the unit of its format. */
export type Of = (key: string) => number

export type Column<R> = {
  readonly key: string
  readonly header: string
  /** Width in characters, as Excel counts them; the header has a filter button beside its text. */
  readonly width: number
  readonly format: Format | ((row: R) => Format)
  /** Value in the unit of the format; the stored result when there is a formula. */
  readonly value: (row: R) => CellValue
  /** The formula behind the value; `row` is null on a total line. Never built from a user's text. */
  readonly formula?: (at: At, row: R | null) => string | null
  /** On total lines: a sum, or the column's own formula over the totals, with the result given here. */
  readonly total?: 'sum' | ((of: Of) => CellValue)
}

/** Values of a line, column after column: told once, and read by the line, the totals and the subtotals. */
export type Values = readonly CellValue[]

/** One sheet that is a table: its own content, and nothing of how it is written. */
export type Feuille<R> = Omit<Page, 'columns'> & {
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  /** Sentence shown when there is no row. */
  readonly vide: string
  readonly total: {
    /** The column whose filled cells are counted in the first cell of the line; null counts nothing. */
    readonly counted: string | null
    /** Subtotals under the total, by the texts of one column. */
    readonly recap?: { readonly key: string; readonly groups: readonly string[] }
  } | null
  /** Sentences under the table. */
  readonly remarques?: readonly string[]
}

/** Letters of the columns, by key. */
type Letters = ReadonlyMap<string, string>

export function lettersOf<R>(columns: readonly Column<R>[]): Letters {
  return new Map(columns.map(({ key }, index) => [key, columnLetter(index + 1)]))
}

/** The cells of one line. */
export function addressesOf(letters: Letters, row: number): At {
  return (key) => `${letterOf(letters, key)}${row}`
}

/** The data cells of a column, down to the last row of data. */
export function rangesOf(letters: Letters, last: number): At {
  return (key) => {
    const letter = letterOf(letters, key)
    return `${letter}$${FIRST_ROW}:${letter}$${last}`
  }
}

function letterOf(letters: Letters, key: string): string {
  const letter = letters.get(key)
  if (letter === undefined) throw new Error(`no column ${key}`)
  return letter
}
