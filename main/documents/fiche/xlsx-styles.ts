import type { Fill, Style } from 'exceljs'
import { COLORS, FONT } from '../word/theme.ts'
import type { Saisie } from './columns.ts'

const argb = (hex: string) => ({ argb: `FF${hex}` })
const solid = (hex: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(hex) })
const RULE = { style: 'thin', color: argb(COLORS.rule) } as const
const BOX = { top: RULE, left: RULE, bottom: RULE, right: RULE }
const TEXT = { name: FONT, size: 10, color: argb(COLORS.text) }
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
  fill: solid('EDF2F6'),
  border: BOX,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}

/** To be filled: white, boxed and unlocked. */
export const FIELD: Partial<Style> = {
  font: TEXT,
  border: BOX,
  alignment: { vertical: 'middle', horizontal: 'left', indent: 1 },
  protection: { locked: false },
}

const INPUTS: Readonly<Record<Saisie['kind'], Partial<Style>>> = {
  texte: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  liste: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  // Shown as a date as soon as one is typed; a year alone stays a year.
  date: { ...FIELD, alignment: { ...FIELD.alignment, horizontal: 'center', indent: 0 } },
  // As text, so that no zero is lost.
  telephone: { ...FIELD, numFmt: '@' },
}

/** The same object for the same kind: exceljs recognises it and writes one style. */
export const inputStyle = (kind: Saisie['kind']): Partial<Style> => INPUTS[kind]
