import { cleanText } from '../../../shared/clean-text.ts'

/** Text of a cell: clean, no-break spaces as plain ones, single spaces, trimmed; null when blank. */
export function cleanCell(text: string): string | null {
  const clean = cleanText(text)
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return clean === '' ? null : clean
}
