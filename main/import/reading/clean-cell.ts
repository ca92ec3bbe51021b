import { cleanText } from '../../../shared/clean-text.ts'

const ALREADY_CLEAN = /^[!-~]+(?: [!-~]+)*$/

/**
 * Longest cell that is read: nobody types more in a list, and a longer one costs more to look at than the
 * rest of the file.
 */
export const LONGEST = 4_000

/** Text of a cell: clean, no-break spaces as plain ones, single spaces, trimmed; null when blank. */
export function cleanCell(whole: string): string | null {
  const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
  // Most cells are clean already, and a large file has two hundred thousand of them.
  if (ALREADY_CLEAN.test(text)) return text
  const clean = cleanText(text)
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return clean === '' ? null : clean
}
