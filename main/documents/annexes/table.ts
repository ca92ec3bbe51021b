import type { Worksheet } from 'exceljs'
import { columnLetter } from '../../../shared/format.ts'
import { directed, textCell } from '../excel/cells.ts'
import { heightOf, linesOf } from '../excel/row-height.ts'
import { type CellValue, toCell } from './cells.ts'
import {
  type At,
  addressesOf,
  type Column,
  type Feuille,
  lettersOf,
  type Values,
} from './feuille.ts'
import { Line } from './line.ts'
import {
  type Book,
  type Cadre,
  closeSheet,
  FIRST_ROW,
  HEADER_ROW,
  openSheet,
  rowAt,
} from './page.ts'
import { NOTE_STYLE, styleOf } from './styles.ts'
import { writeTotals } from './totals.ts'

/** Writes one table, its totals and its remarks, and closes the sheet. */
export function writeFeuille<R>(book: Book, cadre: Cadre, feuille: Feuille<R>): void {
  const sheet = openSheet(book, cadre, feuille)
  const { columns, rows, remarques = [] } = feuille
  let next = FIRST_ROW
  if (rows.length === 0) {
    writeSentence(sheet, next, feuille.vide, columns.length)
    next++
  } else {
    const letters = lettersOf(columns)
    const lines = rows.map((row): Values => columns.map((column) => column.value(row)))
    for (const [index, row] of rows.entries()) {
      const line = new Line(sheet, next)
      writeLigne(line, columns, row, lines[index] as Values, addressesOf(letters, next++))
    }
    sheet.autoFilter = `A${HEADER_ROW}:${columnLetter(columns.length)}${next - 1}`
    next = writeTotals(sheet, feuille, lines, next - 1)
  }
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  for (const remarque of remarques) {
    writeSentence(sheet, ++next, remarque, columns.length, linesOf(remarque, width))
  }
  closeSheet(sheet, feuille, next)
}

function writeLigne<R>(
  line: Line,
  columns: readonly Column<R>[],
  row: R,
  values: Values,
  at: At,
): void {
  let lines = 1
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index] as Column<R>
    const format = typeof column.format === 'function' ? column.format(row) : column.format
    const result = toCell(values[index] as CellValue, format)
    const formula = column.formula?.(at, row) ?? null
    line.put(
      formula === null ? result : { formula, result: result ?? '' },
      directed(styleOf(format, 'ligne'), result),
    )
    if (format === 'texte-long' && typeof result === 'string') {
      lines = Math.max(lines, linesOf(result, column.width))
    }
  }
  line.commit(heightOf(lines))
}

/** A sentence in place of the data or under it, over the whole width, on as many lines as it takes. */
export function writeSentence(
  sheet: Worksheet,
  number: number,
  text: string,
  span: number,
  lines = 1,
): void {
  const row = rowAt(sheet, number)
  row.height = Math.max(18, heightOf(lines))
  const cell = row.getCell(1)
  cell.value = textCell(text)
  cell.style = NOTE_STYLE
  if (span > 1) sheet.mergeCells(number, 1, number, span)
}
