import type { Workbook } from 'exceljs'
import type { ListeTableur } from '../../../shared/ipc/documents.ipc.ts'
import * as style from '../excel/cells.ts'
import { textCell } from '../excel/cells.ts'
import { oneLine } from '../word/text.ts'

const HEADER_ROW = 2
/** Widths in characters; a longer text wraps. */
const MIN_WIDTH = 8
const MAX_WIDTH = 70

/** A list of the window as the bytes of an .xlsx: its title, then a table that can be sorted and filtered. */
export async function buildListeXlsx(
  { titre, colonnes, lignes }: ListeTableur,
  createdAt: Date,
): Promise<Uint8Array> {
  // exceljs takes a quarter of a second to load: load it only to write a workbook.
  const { default: exceljs } = await import('exceljs')
  const book: Workbook = new exceljs.Workbook()
  book.title = oneLine(titre)
  book.created = createdAt
  book.modified = createdAt
  const sheet = book.addWorksheet('Liste')
  sheet.columns = colonnes.map((colonne, index) => ({
    width: style.widthOf(
      [colonne, ...lignes.map((ligne) => ligne[index] ?? '')],
      MIN_WIDTH,
      MAX_WIDTH,
    ),
  }))
  sheet.getCell('A1').value = oneLine(titre)
  sheet.getCell('A1').style = style.directed(style.TITLE, titre, 'left')
  sheet.getRow(1).height = 26
  for (const [index, colonne] of colonnes.entries()) {
    const cell = sheet.getCell(HEADER_ROW, index + 1)
    cell.value = oneLine(colonne)
    cell.style = style.directed(style.HEADER, colonne)
  }
  for (const [row, ligne] of lignes.entries()) {
    for (const [index, texte] of ligne.entries()) {
      const cell = sheet.getCell(HEADER_ROW + 1 + row, index + 1)
      // Always a string: no text of a list becomes a formula.
      cell.value = textCell(texte)
      cell.style = style.directed(style.PARAGRAPH, cell.value)
    }
  }
  style.setAsList(sheet, {
    title: oneLine(titre),
    head: HEADER_ROW,
    columns: colonnes.length,
    rows: lignes.length,
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
