import type { AddWorksheetOptions, Row, stream, Worksheet } from 'exceljs'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { Annexes } from '../../../shared/domain/annexes.ts'
import { columnLetter, formatDate, formatDateLongue, typographie } from '../../../shared/format.ts'
import { directed, LANDSCAPE, pagesWide, printed, SUBTITLE } from '../excel/cells.ts'
import { linesOf } from '../excel/row-height.ts'
import { oneLine } from '../word/text.ts'
import { HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from './styles.ts'

export type Book = stream.xlsx.WorkbookWriter

/** Rows above the data: title, subtitle, note, header. */
export const HEADER_ROW = 4
export const FIRST_ROW = HEADER_ROW + 1

/** Longest side of a page's header: Excel lets sides cover the middle. */
const MAX_HEADER_SIDE = 48

/** Facts about the action that every sheet shows. */
export type Cadre = {
  readonly structure: string
  readonly action: string
  readonly sousTitre: string
  /** End of the title at the head of each printed page. */
  readonly brouillon: string
  /** « arrêté au 30/04/2026 ». */
  readonly arrete: string
  readonly mention: string
}

/** A sheet before its data: its head, and how it is frozen and printed. */
export type Page = {
  readonly name: string
  /** One or two sentences on how to read the sheet. */
  readonly note: string
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  /** Columns of names, which stay in sight on the screen and on paper. */
  readonly frozenColumns: number
  /** Text at the foot of each printed page, instead of the kind of copy. */
  readonly legende?: string
}

export function cadreOf({
  structure,
  action,
  annee,
  arreteAu,
  nominatif,
  brouillon,
}: Annexes): Cadre {
  const intitule = oneLine(action.intitule ?? '')
  const nom = `Action n°\u00a0${oneLine(action.numero)}${intitule === '' ? '' : ` – ${intitule}`}`
  const porteur = oneLine(structure)
  const parts = [porteur, nom, `Année scolaire ${libelleAnnee(annee)}`]
  return {
    structure: porteur,
    action: nom,
    sousTitre: [brouillon?.titre ?? '', ...parts, `Arrêté au ${formatDateLongue(arreteAu)}`]
      .filter((part) => part !== '')
      .join('  ·  '),
    brouillon: brouillon === null ? '' : ' – BROUILLON',
    arrete: `arrêté au ${formatDate(arreteAu)}`,
    mention: nominatif
      ? 'Copie nominative : usage interne, à ne pas transmettre'
      : 'Copie pseudonymisée : un code par personne',
  }
}

/** Opens a sheet with its title, note and header row, ready for data from FIRST_ROW on. */
export function openSheet(book: Book, cadre: Cadre, page: Page): Worksheet {
  const sheet = book.addWorksheet(page.name, optionsOf(cadre, page))
  sheet.columns = page.columns.map(({ width }) => ({ width }))
  const heading = (number: number, text: string, style: typeof TITLE_STYLE, height: number) => {
    const row = rowAt(sheet, number)
    row.height = height
    const cell = row.getCell(1)
    cell.value = text
    cell.style = directed(style, text, 'left')
  }
  heading(1, page.name, TITLE_STYLE, 24)
  const { columns, width } = spanOf(page)
  const texts = [
    [2, cadre.sousTitre, WRAPPED, 3],
    [3, typographie(page.note), NOTE_STYLE, 6],
  ] as const
  for (const [number, text, style, room] of texts) {
    heading(number, text, style, room + 13 * linesOf(text, width))
    // Within the table, a long text widens no printed page.
    if (columns > 1) sheet.mergeCells(number, 1, number, columns)
  }
  const header = rowAt(sheet, HEADER_ROW)
  header.height = 32
  for (const [index, column] of page.columns.entries()) {
    const cell = header.getCell(index + 1)
    cell.value = column.header
    cell.style = HEADER_STYLE
  }
  header.commit()
  return sheet
}

const WRAPPED = { ...SUBTITLE, alignment: { vertical: 'middle', wrapText: true } } as const

/** A row's own style: none. One object for all, so that exceljs recognises it and skips comparing it with the others. */
const NO_STYLE = {}

/** A row to fill and commit; rows are taken in order. */
export function rowAt(sheet: Worksheet, number: number): Row {
  return Object.assign(sheet.getRow(number), { style: NO_STYLE })
}

/** Columns that the texts above a table take, up to a width that the eye can follow, and that width in characters. */
function spanOf({ columns }: Page): { readonly columns: number; readonly width: number } {
  const target = 130
  let width = 0
  let count = 0
  for (const column of columns) {
    if (width >= target) break
    width += column.width
    count++
  }
  return { columns: count, width }
}

function optionsOf(cadre: Cadre, page: Page): Partial<AddWorksheetOptions> {
  const { frozenColumns } = page
  const left = columnLetter(frozenColumns)
  const centre = typographie(page.legende ?? cadre.mention)
  return {
    views: [
      {
        state: 'frozen',
        xSplit: frozenColumns,
        ySplit: HEADER_ROW,
        topLeftCell: `${columnLetter(frozenColumns + 1)}${FIRST_ROW}`,
        showGridLines: false,
      },
    ],
    pageSetup: {
      ...LANDSCAPE,
      fitToWidth: pagesOf(page),
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      ...(pagesOf(page) === 1 ? {} : { printTitlesColumn: `A:${left}` }),
    },
    headerFooter: {
      oddHeader: `&L${printed(cadre.structure, MAX_HEADER_SIDE)}&C&B${printed(page.name)}${cadre.brouillon}&R${printed(cadre.action, MAX_HEADER_SIDE)}`,
      oddFooter: `&LBilan ${printed(cadre.arrete)}&C${printed(centre)}&RPage &P / &N`,
    },
  }
}

/** Pages that a line takes side by side, when it is too long for one. */
function pagesOf({ columns, frozenColumns }: Page): number {
  return pagesWide(
    columns.map(({ width }) => width),
    frozenColumns,
  )
}

/** Ends a sheet whose last row is `last`. */
export function closeSheet(sheet: Worksheet, page: Page, last: number): void {
  // Over several pages, the title would be cut at the edge of each: the printed header repeats it.
  if (pagesOf(page) > 1) {
    sheet.pageSetup.printArea = `A$${HEADER_ROW}:${columnLetter(page.columns.length)}$${last}`
  }
  sheet.commit()
}
