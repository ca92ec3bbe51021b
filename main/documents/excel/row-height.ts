/**
 * Programs differ on growing a row to fit its wrapped text when they open a file, so its height is
 * written in it, from the widths of Arial's letters (in em) at the size of the tables.
 */
const NARROW = /[ijltfr.,;:!'’()\s-]/
const WIDE = /[mwMWœŒ@%…–—]/
const CAPITAL = /\p{Lu}/u

/** 10 points are 13.3 pixels; the widths above are rounded up by a twentieth. */
const EM_PX = 12.7
/** Pixels of a digit of the default font, the unit of a column's width. */
const DIGIT_PX = 7
const PADDING_PX = 16
/** Usual filling of a line: words are not cut. */
const FILLED = 0.93

/** Highest row in points: Excel refuses more. */
const MAX_HEIGHT = 409

/** Lines already counted, by width and text: columns say the same few texts down their rows. */
const COUNTED = new Map<number, Map<string, number>>()
const COUNTED_AT_MOST = 2000

/** Lines that a text takes in a cell `width` characters wide. */
export function linesOf(text: string, width: number): number {
  const ofWidth = COUNTED.get(width) ?? new Map<string, number>()
  const known = ofWidth.get(text)
  if (known !== undefined) return known
  if (ofWidth.size >= COUNTED_AT_MOST) ofWidth.clear()
  const lines = countLines(text, width)
  COUNTED.set(width, ofWidth.set(text, lines))
  return lines
}

function countLines(text: string, width: number): number {
  const available = (width * DIGIT_PX - PADDING_PX) * FILLED
  const full = width * DIGIT_PX - PADDING_PX
  return text.split('\n').reduce((lines, part) => {
    const px = pixelsOf(part)
    return lines + (px <= full ? 1 : Math.ceil(px / available))
  }, 0)
}

/** Height in points of a row of that many lines. */
export function heightOf(lines: number): number {
  return Math.min(MAX_HEIGHT, 3.5 + 12.5 * lines)
}

function pixelsOf(text: string): number {
  let em = 0
  for (const letter of text) em += WIDTHS.get(letter) ?? measure(letter)
  return em * EM_PX
}

/** Widths of letters met so far: an alphabet at most. */
const WIDTHS = new Map<string, number>()

function measure(letter: string): number {
  const width = widthOf(letter)
  WIDTHS.set(letter, width)
  return width
}

function widthOf(letter: string): number {
  if (NARROW.test(letter)) return 0.29
  if (WIDE.test(letter)) return 0.86
  return CAPITAL.test(letter) ? 0.69 : 0.556
}
