import type { Style } from 'exceljs'
import { BOX, TEXT } from '../excel/styles.ts'
import type { Saisie } from './columns.ts'

/** Style of a cell to fill: white, boxed and unlocked. */
export const FIELD: Partial<Style> = {
  font: TEXT,
  border: BOX,
  alignment: { vertical: 'middle', horizontal: 'left', indent: 1 },
  protection: { locked: false },
}

const INPUTS: Readonly<Record<Saisie['kind'], Partial<Style>>> = {
  texte: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  liste: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  // General format: a typed date shows as a date, a year alone stays a year.
  date: { ...FIELD, alignment: { ...FIELD.alignment, horizontal: 'center', indent: 0 } },
  // Text format, so that no zero is lost.
  telephone: { ...FIELD, numFmt: '@' },
}

/** Style of a kind of column, one object each: exceljs recognises it and writes one style. */
export const inputStyle = (kind: Saisie['kind']): Partial<Style> => INPUTS[kind]
