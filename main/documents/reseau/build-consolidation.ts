import { Footer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Style, Workbook } from 'exceljs'
import type { Consolidation } from '../../../shared/domain/consolidation.ts'
import { formatNumber, typographie } from '../../../shared/format.ts'
import type { CelluleReseau, TableReseau } from '../../../shared/ipc/reseau.ipc.ts'
import * as style from '../excel/cells.ts'
import { textCell } from '../excel/cells.ts'
import { type Block, row, ruledTable, separated, sharedColumns, text } from '../word/blocks.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine } from '../word/text.ts'
import { STYLE } from '../word/theme.ts'
import { sousTitre, tablesOf } from './tables.ts'

const TITRE = 'Bilan consolidé du réseau'
/** Most columns of a table on an upright page: a wider one stands in the workbook alone. */
const MAX_COLONNES_WORD = 6

/** The consolidated bilan of a town as the bytes of a .docx. */
export function buildConsolidationDocx(
  town: Consolidation,
  { reseau, date }: { readonly reseau: string; readonly date: Date },
): Uint8Array {
  const tables = tablesOf(town).map(toWord)
  return packDocument(
    wordDocument({
      title: typographie(`${TITRE} ${oneLine(reseau)}`),
      author: oneLine(reseau),
      footer: footer(),
      children: [
        text(typographie(TITRE), 'Title'),
        text(
          typographie([oneLine(reseau), sousTitre(town)].filter(Boolean).join(' · ')),
          STYLE.subtitle,
        ),
        ...separated(tables.flat()),
      ],
    }),
    date,
  )
}

function footer(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.header,
        children: [
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

function toWord(table: TableReseau): readonly Block[] {
  const { titre, note, colonnes, lignes } = forWord(table)
  // A column of names is as wide as they ask, one of figures as its head: neither breaks a word.
  const { widths, cells } = sharedColumns(
    colonnes.map((colonne, index) => {
      const words = colonne.split(' ').map((word) => word.length)
      const texts = lignes.map(({ cellules }) => toText(cellules[index] ?? null).length)
      return GAP + Math.min(MAX_SHARE, Math.max(MIN_SHARE, ...words, ...texts))
    }),
  )
  return [
    text(typographie(titre), 'Heading1'),
    ...(note === '' ? [] : [text(typographie(note), STYLE.note, true)]),
    ruledTable(
      [
        row(cells(colonnes.map(typographie), STYLE.caption), { isHeader: true, keepNext: true }),
        ...lignes.map(({ cellules }) => row(cells(cellules.map(toText), STYLE.label))),
      ],
      widths,
      titre,
    ),
  ]
}

/** A wide table keeps its first columns on paper. */
function forWord(table: TableReseau): TableReseau {
  if (table.colonnes.length <= MAX_COLONNES_WORD) return table
  return {
    ...table,
    note: [table.note, 'Le classeur joint a toutes les colonnes.'].filter(Boolean).join(' '),
    colonnes: table.colonnes.slice(0, MAX_COLONNES_WORD),
    lignes: table.lignes.map(({ cellules, par }) => ({
      cellules: cellules.slice(0, MAX_COLONNES_WORD),
      par,
    })),
  }
}

function toText(cellule: CelluleReseau): string {
  if (cellule === null) return ''
  return typeof cellule === 'number' ? formatNumber(cellule, 2) : oneLine(cellule)
}

/** Widths of a column of a Word table, and of the room beside it, in characters. */
const GAP = 3
const MIN_SHARE = 8
const MAX_SHARE = 36

const HEADER_ROW = 3
const MAX_SHEET_NAME = 31
const MIN_WIDTH = 10
const MAX_WIDTH = 44

/** A figure stands off the text of the next column. */
const FIGURE: Partial<Style> = {
  ...style.PARAGRAPH,
  alignment: { vertical: 'top', horizontal: 'right', indent: 1 },
}

/** The consolidated bilan as a workbook: one sheet a theme, one row a porteur in « Porteurs ». */
export async function buildConsolidationXlsx(
  town: Consolidation,
  { reseau, date }: { readonly reseau: string; readonly date: Date },
): Promise<Uint8Array> {
  // exceljs takes a quarter of a second to load: load it only to write a workbook.
  const { default: exceljs } = await import('exceljs')
  const book: Workbook = new exceljs.Workbook()
  book.title = oneLine(`${TITRE} ${reseau}`)
  book.created = date
  book.modified = date
  for (const table of tablesOf(town)) addSheet(book, table, sousTitre(town))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function addSheet(
  book: Workbook,
  { titre, note, colonnes, lignes }: TableReseau,
  sous: string,
): void {
  const sheet = book.addWorksheet(titre.slice(0, MAX_SHEET_NAME))
  sheet.columns = colonnes.map((colonne, index) => ({
    width: style.widthOf(
      [...colonne.split(' '), ...lignes.map(({ cellules }) => toText(cellules[index] ?? null))],
      MIN_WIDTH,
      MAX_WIDTH,
    ),
  }))
  sheet.getCell('A1').value = titre
  sheet.getCell('A1').style = style.TITLE
  sheet.getCell('A2').value = typographie([sous, note].filter(Boolean).join(' · '))
  sheet.getCell('A2').style = style.SUBTITLE
  for (const [index, colonne] of colonnes.entries()) {
    const cell = sheet.getCell(HEADER_ROW, index + 1)
    cell.value = typographie(colonne)
    cell.style = style.HEADER
  }
  for (const [rank, { cellules }] of lignes.entries()) {
    for (const [index, cellule] of cellules.entries()) {
      const cell = sheet.getCell(HEADER_ROW + 1 + rank, index + 1)
      cell.value = typeof cellule === 'string' ? textCell(cellule) : cellule
      cell.style =
        typeof cellule === 'number' ? FIGURE : style.directed(style.PARAGRAPH, cell.value)
    }
  }
  style.setAsList(sheet, {
    title: typographie(`${titre} · ${sous}`),
    head: HEADER_ROW,
    columns: colonnes.length,
    rows: lignes.length,
    kept: 1,
  })
}
