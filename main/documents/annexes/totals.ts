import type { Worksheet } from 'exceljs'
import { textCell, toCell } from './cells.ts'
import { addressesOf, type Column, type Feuille, type Of, positionOf, rangesOf } from './feuille.ts'
import { heightOf } from './row-height.ts'
import { countStyle, type Role, styleOf } from './styles.ts'

/** One line of totals: how it is computed by the spreadsheet, and over which rows here. */
type TotalLine<R> = {
  readonly rows: readonly R[]
  readonly role: Role
  readonly label: string
  readonly count: (key: string) => string
  readonly sum: (key: string) => string
  /** The text of the grouping column, on a subtotal. */
  readonly group?: { readonly key: string; readonly text: string }
}

/** Writes the total under the last row of data, and the subtotals under it; gives the first free row. */
export function writeTotals<R>(sheet: Worksheet, feuille: Feuille<R>, last: number): number {
  const { columns, rows, total } = feuille
  if (total === null) return last + 1
  const range = rangesOf(columns, last)
  // SUBTOTAL follows the filter; Excel also knows by it that this line is no data to sort.
  writeTotalLine(sheet, feuille, last + 1, {
    rows,
    role: 'total',
    label: 'Total',
    count: (key) => `SUBTOTAL(103,${range(key)})`,
    sum: (key) => `SUBTOTAL(109,${range(key)})`,
  })
  let next = last + 2
  for (const line of recapLines(feuille, last)) writeTotalLine(sheet, feuille, next, line(next++))
  return next
}

/** The subtotals, each to be given its row: its formulas read the label written on it. */
function recapLines<R>(
  { columns, rows, total }: Feuille<R>,
  last: number,
): readonly ((number: number) => TotalLine<R>)[] {
  const recap = total?.recap
  if (recap === undefined) return []
  const { key } = recap
  const range = rangesOf(columns, last)
  const { value } = columnAt(columns, key)
  const textOf = (row: R) => textCell(String(value(row) ?? ''))
  const texts = new Set(recap.groups.map(textCell).filter((text) => text !== null))
  return [...texts].map((text) => (number) => {
    // A criterion of SUMIF would take a collectif named « <3 » or « * » for a command: EXACT does not.
    const match = `--EXACT(${range(key)},${addressesOf(columns, number)(key)})`
    return {
      rows: rows.filter((row) => textOf(row) === text),
      role: 'recap',
      label: 'dont',
      count: (counted) => `SUMPRODUCT(${match},--(${range(counted)}<>""))`,
      sum: (summed) => `SUMPRODUCT(${match},${range(summed)})`,
      group: { key, text },
    }
  })
}

function writeTotalLine<R>(
  sheet: Worksheet,
  { columns, total }: Feuille<R>,
  number: number,
  line: TotalLine<R>,
): void {
  const row = sheet.getRow(number)
  row.height = heightOf(1)
  const at = addressesOf(columns, number)
  const sums = sumsOf(columns, line.rows)
  for (const [index, column] of columns.entries()) {
    const format = typeof column.format === 'function' ? 'texte' : column.format
    const cell = row.getCell(index + 1)
    cell.style = styleOf(format, line.role)
    if (column.total === 'sum') {
      const result = toCell(sums(column.key), format) as number
      cell.value = { formula: line.sum(column.key), result }
    } else if (column.total !== undefined) {
      const formula = column.formula?.(at, null)
      if (formula == null) throw new Error(`no formula for the total of ${column.key}`)
      cell.value = { formula, result: toCell(column.total(sums), format) ?? '' }
    } else if (column.key === line.group?.key) {
      cell.value = line.group.text
    }
  }
  const first = row.getCell(1)
  const counted = total?.counted ?? null
  first.style = countStyle(countFormat(line.label), line.role)
  first.value =
    counted === null
      ? line.label
      : {
          formula: line.count(counted),
          result: countFilled(columnAt(columns, counted), line.rows),
        }
  row.commit()
}

/** A count that reads « Total : 46 » and stays a number. */
const countFormat = (label: string): string =>
  label === 'Total' ? '"Total\u00a0: "#,##0' : `"${label} "#,##0`

function countFilled<R>(column: Column<R>, rows: readonly R[]): number {
  return rows.filter((row) => (column.value(row) ?? '') !== '').length
}

/** Summed in the columns' own units (minutes), never from what is shown (hours). */
function sumsOf<R>(columns: readonly Column<R>[], rows: readonly R[]): Of {
  const sums = new Map<string, number>()
  for (const { key, value, total } of columns) {
    if (total !== 'sum') continue
    sums.set(
      key,
      rows.reduce((sum, row) => sum + Number(value(row) ?? 0), 0),
    )
  }
  return (key) => {
    const sum = sums.get(key)
    if (sum === undefined) throw new Error(`column ${key} has no sum`)
    return sum
  }
}

function columnAt<R>(columns: readonly Column<R>[], key: string): Column<R> {
  return columns[positionOf(columns, key) - 1] as Column<R>
}
