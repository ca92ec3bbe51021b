import type { WorkBook, WorkSheet } from '@e965/xlsx'
import { cleanCell } from './clean-cell.ts'
import { MAX_COLUMNS, MAX_ROWS } from './grid.ts'
import type { SafeZip } from './zip-guard.ts'

/** An .xlsx without the cells that name a shared text. */
type Lightened = {
  /** What is left for SheetJS to read. */
  readonly parts: SafeZip
  /** The texts taken out, once SheetJS has read these parts; null when it read others than those lightened. */
  textsIn(book: WorkBook): TextsOf | null
}

/** Texts of a sheet by row, then by column, both from 0: clean, null when blank, undefined for a cell that SheetJS reads. */
export type TextsOf = (sheet: WorkSheet | undefined) => readonly (Texts | undefined)[]
export type Texts = readonly (string | null | undefined)[]

const TABLE = 'xl/sharedStrings.xml'
export const SHEET = /^xl\/worksheets\/[^/]*\.xml$/i

/**
 * Takes out of an .xlsx the cells that name a shared text, and the blank ones: most of a list, and most of SheetJS' time. All
 * the rest (numbers, dates, formulas, rich texts, merges…) stays for SheetJS. Null for a workbook that is not written to the
 * letter as Excel and LibreOffice do: SheetJS reads it whole.
 */
export function lighten(parts: SafeZip): Lightened | null {
  const table = readTable(bufferOf(parts.get(TABLE) ?? Buffer.alloc(0)).toString())
  if (table === null) return null
  const light = new Map([...parts, [TABLE, table.left]])
  const sheets: (readonly Ranks[])[] = []
  for (const [name, content] of parts) {
    if (!SHEET.test(name)) continue
    const sheet = readSheet(bufferOf(content), table.texts.length, sheets.length)
    if (sheet === null) return null
    light.set(name, sheet.left)
    sheets.push(sheet.rows)
  }
  return { parts: light, textsIn: (book) => findTexts(book, table.texts, sheets) }
}

/** Whether a part of a sheet hides some row or column. */
export const hidesRows = (xml: Buffer): boolean =>
  xml.includes(' hidden="1"') || xml.includes(' hidden="true"')

export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** First text of the table left to SheetJS: proves that SheetJS read that table. */
const MARK = 'cartable\u2063textes'
const PLAIN = /^<t(?: xml:space="preserve")?>([^<&\r]*)<\/t>$/

/** The shared texts by rank. Those that are not plain are null, and left to SheetJS after the mark. */
function readTable(xml: string) {
  const head = /<sst\b[^<>]*[^<>/]>/.exec(xml)
  if (head === null) return null
  const texts: (string | null)[] = []
  const left = [MARK_ITEM]
  let at = head.index + head[0].length
  while (xml.startsWith('<si>', at)) {
    const end = xml.indexOf('</si>', at)
    if (end < 0) return null
    const item = xml.slice(at + 4, end)
    const text = item.includes('_x') ? null : (PLAIN.exec(item)?.[1] ?? null)
    if (text === null) left.push(`<si>${item}</si>`)
    texts.push(text)
    at = end + 5
  }
  if (!xml.startsWith('</sst>', at)) return null
  return { texts, left: Buffer.from(`<sst>${left.join('')}</sst>`) }
}
const MARK_ITEM = `<si><t>${MARK}</t></si>`

/** Ranks of the shared texts of a row by column; `LEFT` for another cell. */
type Ranks = readonly number[] | undefined
const LEFT = -1

type Sheet = {
  readonly rows: readonly Ranks[]
  /** The sheet without its shared texts; its left margin is its own rank. */
  readonly left: Buffer
}

function readSheet(xml: Buffer, texts: number, rank: number): Sheet | null {
  const start = xml.indexOf('<sheetData')
  if (start < 0 || xml.subarray(0, start).includes('pageMargins')) return null
  const data = readData(xml, start, texts)
  if (data === null) return null
  const mark = Buffer.from(`</sheetData><pageMargins left="${rank}"/>`)
  const left = [xml.subarray(0, start), DATA, ...data.left, mark, xml.subarray(data.end)]
  return { rows: data.rows, left: Buffer.concat(left) }
}

const DATA = Buffer.from('<sheetData>')
const NO_DATA = Buffer.from('<sheetData/>')
const DATA_END = Buffer.from('</sheetData>')
const ROW = Buffer.from('<row r="')
const ROW_END = Buffer.from('</row>')
const CELL = Buffer.from('<c r="')
const CELL_END = Buffer.from('</c>')
const STYLE = Buffer.from(' s="')
const TAG_END = Buffer.from('>')
const QUOTE = Buffer.from('"')
const BLANK = Buffer.from('/>')
const TEXT = Buffer.from(' t="s"><v>')
const TEXT_END = Buffer.from('</v></c>')
const SLASH = 0x2f
/** The rest of a cell that is left to SheetJS: anything but the name of a shared text. */
const OTHER =
  /^(?: t="(?:n|b|e|d|str)")?(?:\/>|>(?:<f\b[^<>]*>(?:[^<]*<\/f>)?)?(?:<v>[^<]*<\/v>)?<\/c>)$/

/** Reads the rows in order, and what of them is left to SheetJS; null for any letter that is not expected there. */
function readData(xml: Buffer, start: number, texts: number) {
  const rows: Ranks[] = []
  const left: Buffer[] = []
  const at = cursorOf(xml, start)
  if (at.passes(NO_DATA)) {
    const end = at.place()
    return xml.includes(DATA_END, end) ? null : { rows, left, end }
  }
  if (!at.passes(DATA)) return null
  for (let last = 0; !at.passes(DATA_END); ) {
    const from = at.place()
    const row = at.passes(ROW) ? at.number() : -1
    if (row <= last || row > MAX_ROWS || !at.passes(QUOTE)) return null
    const attributes = at.place()
    const body = at.passTo(TAG_END)
    if (xml.subarray(attributes, body).includes('<')) return null
    last = row
    const isEmpty = xml[body - 2] === SLASH
    const cells = isEmpty ? NO_CELL : readRow(xml, at, row, texts)
    if (cells === null) return null
    if (cells.ranks.length > 0) rows[row - 1] = cells.ranks
    if (cells.left.length > 0 || hidesRows(xml.subarray(attributes, body))) {
      left.push(xml.subarray(from, body), ...cells.left, ...(isEmpty ? [] : [ROW_END]))
    }
  }
  return { rows, left, end: at.place() }
}

type Cells = { readonly ranks: number[]; readonly left: Buffer[] }
const NO_CELL: Cells = { ranks: [], left: [] }

function readRow(xml: Buffer, at: Cursor, row: number, texts: number): Cells | null {
  const ranks: number[] = []
  const left: Buffer[] = []
  // Start of the cells left one after the other: a sheet may hold a million numbers.
  let run = -1
  const endRun = (end: number): void => {
    if (run >= 0) left.push(xml.subarray(run, end))
    run = -1
  }
  for (let last = -1, from = at.place(); ; from = at.place()) {
    if (at.passes(ROW_END)) {
      endRun(from)
      return { ranks, left }
    }
    const column = at.passes(CELL) ? at.letters() : -1
    if (column <= last || at.number() !== row || !at.passes(QUOTE)) return null
    last = column
    if (at.passes(STYLE) && (at.number() < 0 || !at.passes(QUOTE))) return null
    if (at.passes(BLANK)) endRun(from)
    else if (at.passes(TEXT)) {
      endRun(from)
      const rank = at.number()
      if (rank < 0 || rank >= texts || !at.passes(TEXT_END)) return null
      while (ranks.length < Math.min(column, MAX_COLUMNS)) ranks.push(LEFT)
      if (column < MAX_COLUMNS) ranks.push(rank)
    } else {
      const rest = at.place()
      const body = at.passTo(TAG_END)
      const end = xml[body - 2] === SLASH ? body : at.passTo(CELL_END)
      if (!OTHER.test(xml.toString('latin1', rest, end))) return null
      if (run < 0) run = from
    }
  }
}

type Cursor = ReturnType<typeof cursorOf>

/** A place in a part, which goes past what is expected there. */
function cursorOf(xml: Buffer, start: number) {
  let at = start
  return {
    place: (): number => at,
    passes(word: Buffer): boolean {
      for (let index = 0; index < word.length; index++) {
        if (xml[at + index] !== word[index]) return false
      }
      at += word.length
      return true
    },
    /** The number there; -1 when there is none. */
    number(): number {
      let value = -1
      for (
        let digit = (xml[at] ?? 0) - 48;
        digit >= 0 && digit <= 9;
        digit = (xml[++at] ?? 0) - 48
      ) {
        value = Math.max(value, 0) * 10 + digit
      }
      return value
    },
    /** The column of the letters there, from 0; -1 when there is none. */
    letters(): number {
      let value = 0
      for (
        let letter = (xml[at] ?? 0) - 64;
        letter > 0 && letter <= 26;
        letter = (xml[++at] ?? 0) - 64
      ) {
        value = value * 26 + letter
      }
      return value - 1
    },
    /** Goes past the next `word` and gives that place; -1 when there is none. */
    passTo(word: Buffer): number {
      const found = xml.indexOf(word, at)
      if (found < 0) return -1
      at = found + word.length
      return at
    },
  }
}

/** The texts taken out of each sheet that SheetJS gives; null when it did not read our table, or a sheet of ours. */
function findTexts(
  { Sheets, ...book }: WorkBook & { readonly Strings?: readonly { readonly t: string }[] },
  texts: (string | null)[],
  sheets: readonly (readonly Ranks[])[],
): TextsOf | null {
  const [mark, ...left] = book.Strings ?? []
  if (mark?.t !== MARK) return null
  const rowsOf = (sheet: WorkSheet | undefined) => sheets[sheet?.['!margins']?.left ?? -1]
  if (book.SheetNames.some((nom) => rowsOf(Sheets[nom]) === undefined)) return null
  const odd = left.values()
  const clean = texts.map((text) => cleanCell(text ?? odd.next().value?.t ?? ''))
  return (sheet) =>
    (rowsOf(sheet) ?? []).map((ranks) =>
      ranks?.map((rank) => (rank === LEFT ? undefined : clean[rank])),
    )
}
