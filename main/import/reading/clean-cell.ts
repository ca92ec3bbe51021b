import { cleanText } from '../../../shared/clean-text.ts'

const ALREADY_CLEAN = /^[!-~]+(?: [!-~]+)*$/

/** Nobody types as much in a cell of a list; what does costs more to look at than the rest of the file. */
export const LONGEST = 4_000

/** Text of a cell: clean, no-break spaces as plain ones, single spaces, trimmed; null when blank. */
export function cleanCell(whole: string): string | null {
  const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
  // Most cells: nothing to clean, and two hundred thousand of them in a large file.
  if (ALREADY_CLEAN.test(text)) return text
  const clean = cleanText(text)
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return clean === '' ? null : clean
}
