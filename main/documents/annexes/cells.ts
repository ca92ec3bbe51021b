import type { IsoDate, IsoTime } from '../../../shared/dates.ts'
import { textCell } from '../excel/cells.ts'
import type { Format } from './styles.ts'

/** Value of a column for a row, in the unit of its format. */
export type CellValue = string | number | null

const MS_PER_DAY = 86_400_000
/** Day 0 of Excel's calendar, as all programs compute it. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)

/**
 * The value as the file holds it: a number for dates, times and hours, else clean text. A text stays a
 * text whatever it starts with: only the engine's own formulas are written as formulas.
 */
export function toCell(value: CellValue, format: Format): string | number | null {
  if (value === null) return null
  if (typeof value === 'number') return format === 'minutes' ? value / 60 : value
  const count = COUNTS[format]
  return count === undefined ? textCell(value) : serialOf(value, count)
}

/** Numbers of the dates and times already met: those of a register come back on each of its lines. */
const SERIALS = new Map<string, number>()
const SERIALS_AT_MOST = 4000

function serialOf(text: string, count: (text: string) => number): number {
  const known = SERIALS.get(text)
  if (known !== undefined) return known
  if (SERIALS.size >= SERIALS_AT_MOST) SERIALS.clear()
  const serial = count(text)
  SERIALS.set(text, serial)
  return serial
}

/** Excel's number of a date, counted on the calendar, not as a Date, so that no time zone can move a day. */
function dateSerial(date: IsoDate): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)]
  return (Date.UTC(Number(year), Number(month) - 1, Number(day)) - EXCEL_EPOCH) / MS_PER_DAY
}

function timeSerial(time: IsoTime): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) / 1440
}

/** How a text of a format is counted; without a line here, it stays a text. */
const COUNTS: { readonly [F in Format]?: (text: string) => number } = {
  date: dateSerial,
  'date-droite': dateSerial,
  'date-verticale': dateSerial,
  heure: timeSerial,
}
