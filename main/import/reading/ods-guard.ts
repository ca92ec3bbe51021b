import { RefusedFile } from './refusal.ts'

/** Most cells, with a wide margin for a school's list: 20 000 rows of 100 columns. */
const MAX_CELLS = 2_000_000

const ROW = /<table:table-row\b([^>]*?)(\/>|>)/g
const CELL = /<table:(?:covered-)?table-cell\b([^>]*?)(\/>|>)/g
const ROW_REPEAT = /table:number-rows-repeated="(\d+)"/
const COLUMN_REPEAT = /table:number-columns-repeated="(\d+)"/
const VALUE = /office:(?:value|date-value|string-value|boolean-value|time-value)=/

/**
 * Refuses an .ods bomb, which says « this cell, a million times a thousand » in a few bytes. Blank
 * repeats are ordinary (every sheet ends with them) and cost nothing; filled ones are counted before the
 * reader unrolls them.
 */
export function guardOdsRepeats(contentXml: string): void {
  let cells = 0
  const rows = [...contentXml.matchAll(ROW)]
  for (const [index, row] of rows.entries()) {
    const start = row.index + row[0].length
    // Up to the next row: a row that is one tag has no cell before it.
    const body = contentXml.slice(start, rows[index + 1]?.index)
    cells += repeatOf(ROW_REPEAT, row[1]) * filledCells(body)
    if (cells > MAX_CELLS) throw new RefusedFile('bomb')
  }
}

function filledCells(rowXml: string): number {
  let filled = 0
  for (const cell of rowXml.matchAll(CELL)) {
    const isFilled = cell[2] !== '/>' || VALUE.test(cell[1] ?? '')
    if (isFilled) filled += repeatOf(COLUMN_REPEAT, cell[1])
  }
  return filled
}

const repeatOf = (pattern: RegExp, attributes: string | undefined): number =>
  Number(pattern.exec(attributes ?? '')?.[1] ?? 1)

const TABLE_STYLE =
  /<style:style\b(?=[^>]*style:family="table")[^>]*style:name="([^"]*)"[^>]*>\s*<style:table-properties\b[^>]*table:display="false"/g
const TABLE_OR_ROW = /<table:table(?![-\w])([^>]*)>|<table:table-row\b([^>]*?)\/?>/g
const STYLE_NAME = /table:style-name="([^"]*)"/
const TABLE_NAME = /table:name="([^"]*)"/
const HIDDEN_ROW = /table:visibility="(?:filter|collapse)"/
/** Most hidden rows looked at: repeats of the blank rows that end a sheet are not counted one by one. */
const MAX_HIDDEN = 20_000

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** Rows and sheets that an .ods hides, by the name of each sheet: the library does not give them. */
export type Masques = ReadonlyMap<
  string,
  { readonly estMasquee: boolean; readonly lignes: ReadonlySet<number> }
>

/** Rows and sheets that an .ods hides, by the sheets' names as the XML writes them: the library does not give them. */
export function masquesOfOds(contentXml: string): Masques {
  const hidden = new Set([...contentXml.matchAll(TABLE_STYLE)].map(([, style]) => style))
  const masques = new Map<string, { estMasquee: boolean; lignes: Set<number> }>()
  let lignes = new Set<number>()
  let next = 1
  for (const [, table, row] of contentXml.matchAll(TABLE_OR_ROW)) {
    if (table !== undefined) {
      lignes = new Set()
      next = 1
      const estMasquee = hidden.has(STYLE_NAME.exec(table)?.[1] ?? '')
      masques.set(TABLE_NAME.exec(table)?.[1] ?? '', { estMasquee, lignes })
      continue
    }
    const repeat = repeatOf(ROW_REPEAT, row)
    if (HIDDEN_ROW.test(row ?? '')) {
      const last = Math.min(next + repeat, MAX_HIDDEN)
      for (let numero = next; numero < last; numero++) lignes.add(numero)
    }
    next += repeat
  }
  return masques
}

/** A name as the user sees it: the reader gives those of an .ods as the XML writes them. */
export const decodeXmlName = (name: string): string =>
  name.replace(/&(\w+);/g, (entity, code) => ENTITIES[code] ?? entity)
