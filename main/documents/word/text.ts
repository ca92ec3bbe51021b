import { cleanText } from '../../../shared/clean-text.ts'
import { typographie } from '../../../shared/format.ts'

/** Text on one line that no character of the data can break: line ends, tabs and runs of spaces become one space. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim()
}

/** The paragraphs of a text typed by the user, without the empty ones. */
export function paragraphsOf(text: string): readonly string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trimEnd())
    .filter((line) => line.trim() !== '')
}

/** A wording of the form, with the no-break spaces that French wants. */
export function wording(text: string): string {
  return typographie(oneLine(text))
}

/** A wording that leads to its answer: « Adresse mail : », but « Mesurez-vous… ? » as it is. */
export function leadIn(text: string): string {
  const label = wording(text)
  return /[?:!…]\)?$/.test(label) ? label : `${label}\u00a0:`
}

/** At most `length` UTF-16 units, as Word counts; cut at a whole character, with an ellipsis after the cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > length - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
