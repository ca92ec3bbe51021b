import type { Fill, Style, Worksheet } from 'exceljs'
import { cleanText } from '../../../shared/clean-text.ts'
import { columnLetter } from '../../../shared/format.ts'
import { beginsRtl } from '../word/text.ts'
import { COLORS, FONT } from '../word/theme.ts'

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
  return clean.length <= MAX_CELL_LENGTH
    ? clean
    : cleanText(`${clean.slice(0, MAX_CELL_LENGTH - 1)}…`)
}

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
    ) + 2
  )
}

/**
 * A sheet that is one table under the row `head`, of so many columns and rows: filters, the head always in sight and at
 * the top of each printed page, and a landscape page as wide as the table. `kept`: columns always in sight.
 */
export function setAsList(
  sheet: Worksheet,
  table: {
    readonly head: number
    readonly columns: number
    readonly rows: number
    readonly kept?: number
  },
): void {
  const { head, columns, rows, kept } = table
  sheet.autoFilter = `A${head}:${columnLetter(columns)}${head + rows}`
  sheet.views = [
    {
      state: 'frozen',
      ySplit: head,
      ...(kept === undefined ? {} : { xSplit: kept }),
      showGridLines: false,
    },
  ]
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${head}:${head}`,
  }
}
