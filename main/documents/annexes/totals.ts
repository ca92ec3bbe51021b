import type { Worksheet } from 'exceljs'
import { directed, textCell } from '../excel/cells.ts'
import { heightOf } from '../excel/row-height.ts'
import { toCell } from './cells.ts'
import {
  type At,
  addressesOf,
  type Column,
  type Feuille,
  lettersOf,
  type Of,
  rangesOf,
  type Values,
} from './feuille.ts'
import { Line } from './line.ts'
import { FIRST_ROW } from './page.ts'
import { COUNTED, styleOf } from './styles.ts'

/** One line of totals: its formula in the spreadsheet, and the lines it sums here. */
type TotalLine = {
  readonly lines: readonly Values[]
  readonly role: keyof typeof COUNTED
  readonly count: (key: string) => string
  readonly sum: (key: string) => string
  /** The text of the grouping column, on a subtotal. */
  readonly group?: { readonly key: string; readonly text: string }
}

/** Writes the total under the last row of data, and the subtotals under it; gives the first free row. */
export function writeTotals<R>(
  sheet: Worksheet,
  feuille: Feuille<R>,
  lines: readonly Values[],
  last: number,
): number {
  const { columns, total } = feuille
  if (total === null) return last + 1
  const letters = lettersOf(columns)
  const range = rangesOf(letters, last)
  // SUBTOTAL follows the filter; Excel also knows by it that this line is no data to sort.
  writeTotalLine(sheet, feuille, addressesOf(letters, last + 1), last + 1, {
    lines,
    role: 'total',
    count: (key) => `SUBTOTAL(103,${range(key)})`,
    sum: (key) => `SUBTOTAL(109,${range(key)})`,
  })
  let next = last + 2
  for (const group of groupsOf(feuille, lines)) {
    const at = addressesOf(letters, next)
    // A criterion of SUMIF would take a collectif named « <3 » or « * » for a command: EXACT does not.
    const [column] = columns
    if (column === undefined) throw new Error('a table without columns has no subtotals')
    // Row by row, SUBTOTAL tells which rows the filter shows: a subtotal counts those alone, as the total does.
    const first = `${letters.get(column.key)}$${FIRST_ROW}`
    const rowsShown = `SUBTOTAL(103,OFFSET(${first},ROW(${range(column.key)})-${FIRST_ROW},0))`
    const match = `${rowsShown},--EXACT(${range(group.key)},${at(group.key)})`
    writeTotalLine(sheet, feuille, at, next++, {
      lines: group.lines,
      role: 'recap',
      count: (key) => `SUMPRODUCT(${match},--(${range(key)}<>""))`,
      sum: (key) => `SUMPRODUCT(${match},${range(key)})`,
      group,
    })
  }
  return next
}

/** The lines under each subtotal, in the order asked for; a group without line is there, at zero. */
function groupsOf<R>({ columns, total }: Feuille<R>, lines: readonly Values[]) {
  const recap = total?.recap
  if (recap === undefined) return []
  const { key } = recap
  const column = indexOf(columns, key)
  const byText = Map.groupBy(lines, (values) => textCell(String(values[column] ?? '')))
  const texts = new Set(recap.groups.map(textCell).filter((text) => text !== null))
  return [...texts].map((text) => ({ key, text, lines: byText.get(text) ?? [] }))
}

function writeTotalLine<R>(
  sheet: Worksheet,
  { columns, total }: Feuille<R>,
  at: At,
  number: number,
  line: TotalLine,
): void {
  const row = new Line(sheet, number)
  const sums = sumsOf(columns, line.lines)
  putCount(row, columns, total?.counted ?? null, line)
  for (const column of columns.slice(1)) {
    const format = typeof column.format === 'function' ? 'texte' : column.format
    const style = styleOf(format, line.role)
    if (column.total === 'sum') {
      const result = toCell(sums(column.key), format) as number
      row.put({ formula: line.sum(column.key), result }, style)
    } else if (column.total !== undefined) {
      const formula = column.formula?.(at, null)
      if (formula == null) throw new Error(`no formula for the total of ${column.key}`)
      row.put({ formula, result: toCell(column.total(sums), format) ?? '' }, style)
    } else if (column.key === line.group?.key) {
      row.put(line.group.text, directed(style, line.group.text))
    } else row.put(null, style)
  }
  row.commit(heightOf(1))
}

/** Puts the first cell of the line: its label, and the number of its rows. */
function putCount<R>(
  row: Line,
  columns: readonly Column<R>[],
  counted: string | null,
  line: TotalLine,
): void {
  const { label, style } = COUNTED[line.role]
  if (counted === null) row.put(label, style)
  else {
    const result = countFilled(indexOf(columns, counted), line.lines)
    row.put({ formula: line.count(counted), result }, style)
  }
}

function countFilled(column: number, lines: readonly Values[]): number {
  return lines.filter((values) => (values[column] ?? '') !== '').length
}

/** Sums in the columns' own units (minutes), never of displayed values (hours). */
function sumsOf<R>(columns: readonly Column<R>[], lines: readonly Values[]): Of {
  const sums = new Map<string, number>()
  for (const [column, { key, total }] of columns.entries()) {
    if (total !== 'sum') continue
    let sum = 0
    for (const values of lines) sum += Number(values[column] ?? 0)
    sums.set(key, sum)
  }
  return (key) => {
    const sum = sums.get(key)
    if (sum === undefined) throw new Error(`column ${key} has no sum`)
    return sum
  }
}

function indexOf<R>(columns: readonly Column<R>[], key: string): number {
  const index = columns.findIndex((column) => column.key === key)
  if (index < 0) throw new Error(`no column ${key}`)
  return index
}
