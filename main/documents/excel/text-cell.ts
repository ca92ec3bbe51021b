import { cleanText } from '../../../shared/clean-text.ts'

/** Longest text of a cell: beyond, Excel calls the file corrupt. */
const MAX_CELL_LENGTH = 32_767

/** Plain Latin letters and signs, which need no cleaning: nearly every cell. */
const PLAIN = /^[ -~\u00a0-\u00ff]*$/

/** Text that no spreadsheet program can choke on, null when cleaning leaves none. */
export function textCell(text: string): string | null {
  const clean = PLAIN.test(text) ? text : cleanText(text)
  if (clean === '') return null
  return clean.length <= MAX_CELL_LENGTH
    ? clean
    : cleanText(`${clean.slice(0, MAX_CELL_LENGTH - 1)}…`)
}
