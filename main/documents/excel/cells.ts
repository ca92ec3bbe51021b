import type { Fill, Style, Worksheet } from 'exceljs'
import { cleanText } from '../../../shared/clean-text.ts'
import { columnLetter } from '../../../shared/format.ts'
import { beginsRtl, shorten } from '../word/text.ts'
import { COLORS, FONT } from '../word/theme.ts'
import { heightOf, linesOf } from './row-height.ts'

/** Longest text of a cell: beyond, Excel calls the file corrupt. */
const MAX_CELL_LENGTH = 32_767

/** Plain Latin letters and signs of French typography, which need no cleaning: nearly every cell. */
const PLAIN = /^[ -~\u00a0-\u00ff\u0152\u0153\u2010-\u2027\u202f]*$/

/** A4, as a workbook numbers sizes of paper. */
export const A4 = 9

/** A colour of the theme (`RRGGBB`), as a workbook writes it. */
export const argb = (hex: string) => ({ argb: `FF${hex}` })

/** A plain background. */
export const solid = (hex: string): Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: argb(hex),
})

/** Colour behind the head of a table, and behind its totals. */
export const TINT = 'EDF2F6'
export const RULE = { style: 'thin', color: argb(COLORS.rule) } as const
export const BOX = { top: RULE, left: RULE, bottom: RULE, right: RULE }
export const TEXT = { name: FONT, size: 10, color: argb(COLORS.text) }
const ACCENT = { name: FONT, size: 10, bold: true, color: argb(COLORS.accent) }

export const TITLE: Partial<Style> = {
  font: { ...ACCENT, size: 16 },
  alignment: { vertical: 'middle' },
}
export const SUBTITLE: Partial<Style> = { font: TEXT, alignment: { vertical: 'middle' } }
export const HEADING: Partial<Style> = {
  font: { ...ACCENT, size: 12 },
  alignment: { vertical: 'bottom' },
}
export const PARAGRAPH: Partial<Style> = {
  font: TEXT,
  alignment: { vertical: 'top', wrapText: true },
}
export const LABEL: Partial<Style> = { font: ACCENT, alignment: { vertical: 'middle' } }
export const HEADER: Partial<Style> = {
  font: ACCENT,
  fill: solid(TINT),
  border: BOX,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}

/** Text that no spreadsheet program can choke on, null when cleaning leaves none. */
export function textCell(text: string): string | null {
  const clean = PLAIN.test(text) ? text : cleanText(text)
  if (clean === '') return null
  return keepEscapes(
    clean.length <= MAX_CELL_LENGTH ? clean : cleanText(`${clean.slice(0, MAX_CELL_LENGTH - 1)}…`),
  )
}

/** A text that a workbook reads back as typed: spreadsheet programs read `_x000D_` as the character of that number (ECMA-376, ST_Xstring). */
export const keepEscapes = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

/** The same looks from right to left, made once each: exceljs recognises a style object that it has already written. */
const FROM_RIGHT = {
  right: new WeakMap<Partial<Style>, Partial<Style>>(),
  left: new WeakMap<Partial<Style>, Partial<Style>>(),
}

/**
 * Style of a cell that holds `value`: a text in Arabic or Hebrew begins on the right and says its direction, which
 * LibreOffice does not read from the letters. A title stays on the `left`: its text goes over the cells beside its own.
 */
export function directed(
  style: Partial<Style>,
  value: unknown,
  side: 'right' | 'left' = 'right',
): Partial<Style> {
  if (typeof value !== 'string' || !beginsRtl(value)) return style
  const known = FROM_RIGHT[side].get(style)
  if (known !== undefined) return known
  const { horizontal = 'left', ...alignment } = style.alignment ?? {}
  const own: Partial<Style> = {
    ...style,
    alignment: {
      ...alignment,
      horizontal: horizontal === 'left' ? side : horizontal,
      readingOrder: 'rtl',
    },
  }
  FROM_RIGHT[side].set(style, own)
  return own
}

/** Width of a column in characters, for its longest text, within bounds: a longer text wraps. */
export function widthOf(texts: readonly string[], min: number, max: number): number {
  return (
    Math.min(
      texts.reduce((width, one) => Math.max(width, one.length), min),
      max,
    ) + 3
  )
}

/** Characters that a landscape page of A4 takes within `LANDSCAPE`'s margins, a text of 10 points being printed at 8 at least. */
const PAGE_WIDTH = 186

/** A landscape page of A4, its margins in inches. */
export const LANDSCAPE = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
} as const

/** Longest part of a page's header or footer: Excel calls a file corrupt above 255 characters in all. */
const MAX_HEADER_PART = 80

/** A text in the header of printed pages, where an ampersand starts a code: it is doubled. */
export const printed = (text: string, length = MAX_HEADER_PART): string =>
  shorten(text, length).replaceAll('&', '&&')

/** Landscape pages that columns of these widths take side by side, the first `repeated` ones standing on each. */
export function pagesWide(widths: readonly number[], repeated: number): number {
  const head = widths.slice(0, repeated).reduce((sum, width) => sum + width, 0)
  let [pages, used] = [1, head]
  for (const width of widths.slice(repeated)) {
    if (used > head && used + width > PAGE_WIDTH) [pages, used] = [pages + 1, head]
    used += width
  }
  return pages
}

/**
 * A sheet that is one table under the row `head`, of so many columns and rows: filters, the head always in sight and at
 * the top of each printed page, and as many landscape pages side by side as it takes to be read. `kept`: columns always
 * in sight; the first column stands on each page. The rows are as high as their texts ask.
 */
export function setAsList(
  sheet: Worksheet,
  table: {
    readonly title: string
    readonly head: number
    readonly columns: number
    readonly rows: number
    readonly kept?: number
  },
): void {
  const { title, head, columns, rows, kept } = table
  sheet.autoFilter = `A${head}:${columnLetter(columns)}${head + rows}`
  sheet.views = [
    {
      state: 'frozen',
      ySplit: head,
      ...(kept === undefined ? {} : { xSplit: kept }),
      showGridLines: false,
    },
  ]
  const repeated = kept ?? 1
  const widths = sheet.columns.map(({ width = 9 }) => width)
  const pages = pagesWide(widths, repeated)
  sheet.pageSetup = {
    ...LANDSCAPE,
    fitToWidth: pages,
    fitToHeight: 0,
    printTitlesRow: `${head}:${head}`,
  }
  if (pages > 1) {
    sheet.pageSetup.printTitlesColumn = `A:${columnLetter(repeated)}`
    // The title would be cut at the edge of each page: the printed header repeats it.
    sheet.pageSetup.printArea = `A$${head}:${columnLetter(columns)}$${head + rows}`
    sheet.headerFooter.oddHeader = `&C&B${printed(title)}`
  }
  for (let row = head; row <= head + rows; row++) {
    // Bold letters take more room, and the filter's button some.
    const inset = row === head ? 2 : 0
    const lines = widths.map((width, index) =>
      linesOf(String(sheet.getCell(row, index + 1).value ?? ''), width - inset),
    )
    sheet.getRow(row).height = heightOf(Math.max(...lines))
  }
}
