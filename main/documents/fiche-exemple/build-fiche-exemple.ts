import type { Workbook, Worksheet } from 'exceljs'
import type { CelluleFiche, FicheExemple } from '../../../shared/domain/fiche-exemple.ts'
import { A4 } from '../excel/page.ts'

const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } } as const
const FONT = { name: 'Calibri', size: 11 } as const
const BORDER = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const
const FULL_BORDER = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER }

/** The bytes of an .xlsx such as a school makes by hand; `createdAt` is written in its properties. */
export async function buildFicheExemple(fiche: FicheExemple, createdAt: Date): Promise<Uint8Array> {
  // exceljs takes a quarter of a second to load: only whoever writes a spreadsheet waits for it.
  const { default: exceljs } = await import('exceljs')
  const workbook: Workbook = new exceljs.Workbook()
  workbook.created = createdAt
  workbook.modified = createdAt
  for (const feuille of fiche.feuilles) writeFeuille(workbook.addWorksheet(feuille.nom), feuille)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function writeFeuille(sheet: Worksheet, feuille: FicheExemple['feuilles'][number]): void {
  writeTitres(sheet, feuille)
  writeEntete(sheet, feuille)
  for (const ligne of feuille.lignes) {
    const row = sheet.addRow(ligne.map(toExcel))
    row.height = 20
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const isCentred = feuille.colonnes[column - 1]?.centree === true
      cell.font = FONT
      cell.alignment = { vertical: 'middle', horizontal: isCentred ? 'center' : 'left' }
      cell.border = FULL_BORDER
      if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy'
    })
  }
  sheet.addRow([])
  for (const [index, text] of feuille.pied.entries()) {
    sheet.addRow([text]).font = { ...FONT, bold: index === 0, italic: index > 0 }
  }
  for (const [index, { largeur }] of feuille.colonnes.entries()) {
    sheet.getColumn(index + 1).width = largeur
  }
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
  }
}

function writeTitres(sheet: Worksheet, { titres, colonnes }: FicheExemple['feuilles'][number]) {
  for (const [index, titre] of titres.entries()) {
    const row = sheet.addRow([titre])
    row.font = { ...FONT, bold: true, size: index === 0 ? 14 : 12 }
    sheet.mergeCells(row.number, 1, row.number, colonnes.length)
  }
  sheet.addRow([])
}

function writeEntete(sheet: Worksheet, { groupe, colonnes }: FicheExemple['feuilles'][number]) {
  const rankOf = (titre: string) => colonnes.findIndex((colonne) => colonne.titre === titre) + 1
  const first = rankOf(groupe.de)
  const last = rankOf(groupe.a)
  const groupRow = sheet.addRow([])
  const groupCell = groupRow.getCell(first)
  groupCell.value = groupe.titre
  groupCell.font = { ...FONT, bold: true }
  groupCell.alignment = { horizontal: 'center' }
  groupCell.fill = HEADER_FILL
  sheet.mergeCells(groupRow.number, first, groupRow.number, last)
  const header = sheet.addRow(colonnes.map(({ titre }) => titre))
  header.font = { ...FONT, bold: true }
  header.height = 50
  header.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  header.eachCell((cell) => {
    cell.border = FULL_BORDER
    cell.fill = HEADER_FILL
  })
}

function toExcel(cellule: CelluleFiche): string | number | Date | null {
  if (cellule === null || typeof cellule !== 'object') return cellule
  return new Date(`${cellule.date}T00:00:00Z`)
}
