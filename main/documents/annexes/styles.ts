import type { Alignment, Borders, Fill, Style } from 'exceljs'
import { COLORS, FONT } from '../word/theme.ts'

/**
 * How a column's values are read and shown. Number formats are written the way the file format wants
 * them (English); Excel shows them in the reader's language: `#,##0.00` reads 1 234,50 in French.
 */
export type Format =
  | 'texte'
  | 'texte-long'
  | 'texte-centre'
  | 'texte-droite'
  /** One letter of a register. */
  | 'marque'
  | 'entier'
  | 'entier-centre'
  | 'decimal'
  /** Minutes, shown as decimal hours. */
  | 'minutes'
  /** Decimal hours already. */
  | 'heures'
  /** A ratio, shown as a percentage. */
  | 'taux'
  /** `AAAA-MM-JJ`. */
  | 'date'
  /** The same, among numbers, or in a narrow column. */
  | 'date-droite'
  | 'date-verticale'
  /** `HH:MM`. */
  | 'heure'
  | 'ecart-entier'
  | 'ecart-decimal'
  | 'ecart-heures'
  | 'ecart-jours'

/** The part a cell plays in its sheet. */
export type Role = 'ligne' | 'hors-inscription' | 'total' | 'recap'

const NUMBER_FORMATS: { readonly [F in Format]?: string } = {
  entier: '#,##0',
  'entier-centre': '#,##0',
  decimal: '#,##0.0#',
  minutes: '#,##0.00',
  heures: '#,##0.00',
  taux: '0.0\\ %',
  date: 'dd/mm/yyyy',
  'date-droite': 'dd/mm/yyyy',
  'date-verticale': 'dd/mm/yyyy',
  heure: 'hh:mm',
  'ecart-entier': '+#,##0;-#,##0;0',
  'ecart-decimal': '+#,##0.0#;-#,##0.0#;0',
  'ecart-heures': '+#,##0.00;-#,##0.00;0.00',
  'ecart-jours': '+0" j";-0" j";0" j"',
}

const CENTRE = { horizontal: 'center', indent: 0 } as const

const ALIGNMENTS: { readonly [F in Format]?: Partial<Alignment> } = {
  texte: { horizontal: 'left', indent: 1 },
  'texte-long': { horizontal: 'left', indent: 1, wrapText: true },
  'texte-centre': CENTRE,
  marque: CENTRE,
  'entier-centre': CENTRE,
  date: CENTRE,
  'date-verticale': { ...CENTRE, textRotation: 90 },
  heure: CENTRE,
}

const argb = (hex: string) => ({ argb: `FF${hex}` })
const solid = (hex: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(hex) })
const TEXT = { name: FONT, size: 10, color: argb(COLORS.text) }
const RULE = { style: 'thin', color: argb(COLORS.rule) } as const
const STRONG = { style: 'thin', color: argb(COLORS.accent) } as const

const BORDERS: Readonly<Record<Role, Partial<Borders>>> = {
  ligne: { bottom: RULE },
  'hors-inscription': { bottom: RULE },
  total: { top: STRONG, bottom: STRONG },
  recap: { bottom: RULE },
}

const FILLS: { readonly [R in Role]?: Fill } = {
  'hors-inscription': solid('E3E7EA'),
  total: solid(COLORS.tint),
}

const cache = new Map<string, Partial<Style>>()

/**
 * The style of a cell. The same object comes back for the same cell, on purpose: exceljs recognises a
 * style object it has already written, and skips comparing it with all the others.
 */
export function styleOf(format: Format, role: Role, numFmt?: string): Partial<Style> {
  const key = `${format} ${role} ${numFmt ?? ''}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const style = buildStyle(format, role, numFmt ?? NUMBER_FORMATS[format])
  cache.set(key, style)
  return style
}

function buildStyle(format: Format, role: Role, numFmt: string | undefined): Partial<Style> {
  const fill = FILLS[role]
  return {
    font: role === 'total' ? { ...TEXT, bold: true } : TEXT,
    alignment: { vertical: 'middle', horizontal: 'right', indent: 1, ...ALIGNMENTS[format] },
    border: format === 'marque' ? { ...BORDERS[role], left: RULE } : BORDERS[role],
    ...(fill === undefined ? {} : { fill }),
    ...(numFmt === undefined ? {} : { numFmt }),
  }
}

export const TITLE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 14, bold: true, color: argb(COLORS.accent) },
  alignment: { vertical: 'middle' },
}

export const SUBTITLE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 10, color: argb(COLORS.text) },
  alignment: { vertical: 'middle' },
}

export const NOTE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 9, italic: true, color: argb(COLORS.muted) },
  alignment: { vertical: 'top', wrapText: true },
}

export const HEADER_STYLE: Partial<Style> = {
  font: { name: FONT, size: 10, bold: true, color: argb(COLORS.accent) },
  fill: solid(COLORS.tint),
  border: { top: STRONG, bottom: STRONG, left: RULE, right: RULE },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}
