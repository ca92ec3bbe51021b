import { cleanText } from '../../../shared/clean-text.ts'
import { typographie } from '../../../shared/format.ts'
import { COLORS, STYLE } from './theme.ts'

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

/** Letters written from right to left: Hebrew, Arabic and its neighbours. */
const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff'
const HAS_RTL = new RegExp(`[${RTL}]`)
const BEGINS_RTL = new RegExp(`^[^\\p{L}]*[${RTL}]`, 'u')
/** Stretches of one direction: the signs between two letters of a direction go with them. */
const RTL_STRETCH = new RegExp(`[${RTL}](?:[^\\p{L}\\p{N}]*[${RTL}])*`, 'gu')
const LTR_STRETCH = new RegExp(`[^\\P{L}${RTL}](?:[^${RTL}]*[^\\P{L}${RTL}])?`, 'gu')
/** Properties that stand after the direction in the schema of a paragraph. */
const AFTER_BIDI = /<w:(?:spacing|ind|jc|outlineLvl|rPr)\b|<\/w:pPr>/

/** Whether the first letter of a text is written from right to left. Nearly every text fails the first test, the quicker. */
export const beginsRtl = (text: string): boolean => HAS_RTL.test(text) && BEGINS_RTL.test(text)

/** The bar of an answer, which Word leaves on the left where the lines begin on the right. */
const BAR_ON_THE_RIGHT = `<w:pBdr><w:left w:val="none" w:sz="0" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="12" w:space="6" w:color="${COLORS.rule}"/></w:pBdr>`

/**
 * XML of a Word part whose texts from right to left say so: Word reads the direction of a paragraph and of a run from their
 * properties, not from their letters. A paragraph with a tab keeps its sides.
 */
export function directedXml(xml: string): string {
  if (!HAS_RTL.test(xml)) return xml
  return xml.replace(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs, (paragraph) => {
    if (!HAS_RTL.test(paragraph)) return paragraph
    const content = [...paragraph.matchAll(/<w:t\b[^>]*>([^<]*)/g)].map(([, text]) => text).join('')
    const isBidi = BEGINS_RTL.test(content) && !paragraph.includes('<w:tab/>')
    const runs = paragraph.replace(
      /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t\b[^>]*>([^<]*)<\/w:t><\/w:r>/g,
      (_run, properties: string | undefined, text: string) =>
        directedRuns(text, properties, isBidi),
    )
    if (!isBidi) return runs
    if (!runs.includes('<w:pPr>')) return runs.replace('<w:p>', '<w:p><w:pPr><w:bidi/></w:pPr>')
    const bar = runs.includes(`<w:pStyle w:val="${STYLE.reponse}"/>`) ? BAR_ON_THE_RIGHT : ''
    return runs.replace(AFTER_BIDI, (next) => `${bar}<w:bidi/>${next}`)
  })
}

/** A run cut into one run for each stretch of a direction. */
function directedRuns(text: string, properties = '', isBidi: boolean): string {
  const own = properties.replace(/^<w:rPr>|<\/w:rPr>$/g, '')
  const runOf = (part: string, isRtl: boolean) => {
    if (part === '') return ''
    const inside = isRtl ? `${own}<w:rtl/>` : own
    const looks = inside === '' ? '' : `<w:rPr>${inside}</w:rPr>`
    return `<w:r>${looks}<w:t xml:space="preserve">${part}</w:t></w:r>`
  }
  let runs = ''
  let from = 0
  for (const { 0: stretch, index } of text.matchAll(isBidi ? LTR_STRETCH : RTL_STRETCH)) {
    runs += runOf(text.slice(from, index), isBidi) + runOf(stretch, !isBidi)
    from = index + stretch.length
  }
  return runs + runOf(text.slice(from), isBidi)
}
