import type { Alignment, Borders, Fill, Style } from 'exceljs'
import { argb, RULE, solid, TEXT, TINT } from '../excel/cells.ts'
import { COLORS, FONT } from '../word/theme.ts'

/** How a column's values are read and shown. */
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
  /** `AAAA-MM-JJ`, aligned on the right: among numbers, or in a narrow column. */
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

type Shown = { readonly numFmt?: string; readonly alignment?: Partial<Alignment> }

const LEFT = { horizontal: 'left' } as const
const CENTRE = { horizontal: 'center', indent: 0 } as const

/**
 * Number formats are written the way the file wants them (in English): Excel shows `#,##0.00` in the
 * reader's own way, 1 234,50 in French. The default alignment is on the right.
 */
const SHOWN: Readonly<Record<Format, Shown>> = {
  texte: { alignment: LEFT },
  'texte-long': { alignment: { ...LEFT, wrapText: true } },
  'texte-centre': { alignment: CENTRE },
  'texte-droite': {},
  marque: { alignment: CENTRE },
  entier: { numFmt: '#,##0' },
  'entier-centre': { numFmt: '#,##0', alignment: CENTRE },
  decimal: { numFmt: '#,##0.0#' },
  minutes: { numFmt: '#,##0.00' },
  heures: { numFmt: '#,##0.00' },
  taux: { numFmt: '0.0\\ %' },
  date: { numFmt: 'dd/mm/yyyy', alignment: CENTRE },
  'date-droite': { numFmt: 'dd/mm/yyyy' },
  'date-verticale': { numFmt: 'dd/mm/yyyy', alignment: { ...CENTRE, textRotation: 90 } },
  heure: { numFmt: 'hh:mm', alignment: CENTRE },
  'ecart-entier': { numFmt: '+#,##0;-#,##0;0' },
  'ecart-decimal': { numFmt: '+#,##0.0#;-#,##0.0#;0' },
  'ecart-heures': { numFmt: '+#,##0.00;-#,##0.00;0.00' },
  'ecart-jours': { numFmt: '+0" j";-0" j";0" j"' },
}

const STRONG = { style: 'thin', color: argb(COLORS.accent) } as const

const BORDERS: Readonly<Record<Role, Partial<Borders>>> = {
  ligne: { bottom: RULE },
  'hors-inscription': { bottom: RULE },
  total: { top: STRONG, bottom: STRONG },
  recap: { bottom: RULE },
}

const FILLS: { readonly [R in Role]?: Fill } = {
  'hors-inscription': solid('DDE2E6'),
  total: solid(TINT),
}

const stylesOf = (role: Role): Readonly<Record<Format, Partial<Style>>> =>
  Object.fromEntries(
    Object.entries(SHOWN).map(([format, shown]) => [format, buildStyle(format, shown, role)]),
  ) as Record<Format, Partial<Style>>

function buildStyle(format: string, { numFmt, alignment }: Shown, role: Role): Partial<Style> {
  const fill = FILLS[role]
  return {
    font: role === 'total' ? { ...TEXT, bold: true } : TEXT,
    alignment: { vertical: 'middle', horizontal: 'right', indent: 1, ...alignment },
    border: format === 'marque' ? { ...BORDERS[role], left: RULE } : BORDERS[role],
    ...(fill === undefined ? {} : { fill }),
    ...(numFmt === undefined ? {} : { numFmt }),
  }
}

const STYLES: Readonly<Record<Role, Readonly<Record<Format, Partial<Style>>>>> = {
  ligne: stylesOf('ligne'),
  'hors-inscription': stylesOf('hors-inscription'),
  total: stylesOf('total'),
  recap: stylesOf('recap'),
}

/**
 * Style of a cell. Equal cells share one object, on purpose: exceljs recognises a style object it has
 * already written, and skips comparing it with all the others.
 */
export const styleOf = (format: Format, role: Role): Partial<Style> => STYLES[role][format]

/**
 * Label of a line of totals, and the number format whose count reads « Total : 46 » and stays a number.
 */
export const COUNTED = {
  total: { label: 'Total', style: { ...STYLES.total.texte, numFmt: '"Total\u00a0: "#,##0' } },
  recap: { label: 'dont', style: { ...STYLES.recap.texte, numFmt: '"dont "#,##0' } },
} as const

export const TITLE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 14, bold: true, color: argb(COLORS.accent) },
  alignment: { vertical: 'middle' },
}

export const NOTE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 10, italic: true, color: argb(COLORS.muted) },
  alignment: { vertical: 'top', wrapText: true },
}

export const HEADER_STYLE: Partial<Style> = {
  font: { name: FONT, size: 10, bold: true, color: argb(COLORS.accent) },
  fill: solid(TINT),
  border: { top: STRONG, bottom: STRONG, left: RULE, right: RULE },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}
