import type { AddWorksheetOptions, Row, stream, Worksheet } from 'exceljs'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { Annexes } from '../../../shared/domain/annexes.ts'
import { columnLetter, formatDate, formatDateLongue, typographie } from '../../../shared/format.ts'
import { A4, directed, SUBTITLE } from '../excel/cells.ts'
import { oneLine, shorten } from '../word/text.ts'
import { linesOf } from './row-height.ts'
import { HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from './styles.ts'

export type Book = stream.xlsx.WorkbookWriter

/** Rows above the data: title, subtitle, note, header. */
export const HEADER_ROW = 4
export const FIRST_ROW = HEADER_ROW + 1

/** Longest part of a page's header or footer: Excel calls a file corrupt above 255 characters in all, and lets sides cover the middle. */
const MAX_HEADER_PART = 80
const MAX_HEADER_SIDE = 48
/** Widest page in characters: beyond, print shrinks under 6 points. */
const MAX_PAGE_WIDTH = 230

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
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: pagesWide(page),
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      ...(pagesWide(page) === 1 ? {} : { printTitlesColumn: `A:${left}` }),
    },
    headerFooter: {
      oddHeader: `&L${printed(cadre.structure, MAX_HEADER_SIDE)}&C&B${printed(page.name)}${cadre.brouillon}&R${printed(cadre.action, MAX_HEADER_SIDE)}`,
      oddFooter: `&LBilan ${printed(cadre.arrete)}&C${printed(centre)}&RPage &P / &N`,
    },
  }
}

/** Pages that a line takes side by side, when it is too long for one. */
function pagesWide({ columns }: Page): number {
  return Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / MAX_PAGE_WIDTH)
}

/** Ends a sheet whose last row is `last`. */
export function closeSheet(sheet: Worksheet, page: Page, last: number): void {
  // Over several pages, the title would be cut at the edge of each: the printed header repeats it.
  if (pagesWide(page) > 1) {
    sheet.pageSetup.printArea = `A$${HEADER_ROW}:${columnLetter(page.columns.length)}$${last}`
  }
  sheet.commit()
}

/** An ampersand starts a code in a printed header: it is doubled. */
const printed = (text: string, length = MAX_HEADER_PART): string =>
  shorten(text, length).replaceAll('&', '&&')
