import papaparse from 'papaparse'
import { cleanCell } from './clean-cell.ts'
import { decodeText } from './decode.ts'
import { type Cellule, type Classeur, MAX_COLUMNS, MAX_ROWS, type Rangee } from './grid.ts'
import { RefusedFile } from './refusal.ts'

const DELIMITERS = [';', ',', '\t'] as const
type Delimiter = (typeof DELIMITERS)[number]

const HEAD_LINES = 30
/** Written by Excel for itself on a first line that it does not show. */
const SEP_LINE = /^sep=(.)\r?\n/i
/** `="0612345678"`, how some software keeps Excel from eating a leading zero. */
const QUOTED_FORMULA = /^="(.*)"$/s

/**
 * Reads delimited text. `scoreHeader` tells how many headers it recognises in a row: the delimiter is the
 * one under which the first lines make most sense.
 */
export function readCsv(
  bytes: Uint8Array,
  nom: string,
  scoreHeader: (cellules: readonly Cellule[]) => number,
): Classeur {
  const { encodage, text } = decodeText(bytes)
  const sep = SEP_LINE.exec(text)?.[1]
  const body = sep === undefined ? text : text.replace(SEP_LINE, '')
  const delimiter = DELIMITERS.find((one) => one === sep) ?? sniffDelimiter(body, scoreHeader)
  const rangees = parseRows(body, delimiter)
  if (rangees.length > MAX_ROWS) throw new RefusedFile('too-many-rows')
  return { encodage, grilles: [{ nom, rangees, fusions: [], is1904: false }] }
}

function sniffDelimiter(
  text: string,
  scoreHeader: (cellules: readonly Cellule[]) => number,
): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = papaparse.parse<string[]>(text, { delimiter, preview: HEAD_LINES })
    const recognised = Math.max(0, ...data.map((row) => scoreHeader(row.map(cleanCell))))
    const columns = Math.max(0, ...data.map((row) => row.length))
    return { delimiter, recognised, columns }
  })
  const [best] = scored.sort((a, b) => b.recognised - a.recognised || b.columns - a.columns)
  return best?.delimiter ?? ';'
}

function parseRows(text: string, delimiter: Delimiter): readonly Rangee[] {
  const parsed = papaparse.parse<string[]>(text, { delimiter })
  const isBroken = parsed.errors.some((error) => error.type === 'Quotes')
  return isBroken ? parseWithoutQuotes(text, delimiter) : toRangees(parsed.data)
}

/** An unclosed quote swallows the rest of the file: quotes are then plain characters, one line one row. */
function parseWithoutQuotes(text: string, delimiter: Delimiter): readonly Rangee[] {
  const { data } = papaparse.parse<string[]>(text, { delimiter, quoteChar: '\u0000' })
  const isRepaired = (row: readonly string[]): boolean => row.some(hasLoneQuote)
  const unquoted = data.map((row) => row.map(withoutQuotes))
  return toRangees(unquoted).map((rangee) =>
    isRepaired(data[rangee.numero - 1] ?? [])
      ? {
          ...rangee,
          note: 'Des guillemets mal fermés ont été ignorés sur cette ligne : relisez-la.',
        }
      : rangee,
  )
}

const withoutQuotes = (cell: string): string => cell.replace(/^"|"$/g, '').replaceAll('""', '"')

const hasLoneQuote = (cell: string): boolean => (cell.split('"').length - 1) % 2 === 1

function toRangees(data: readonly (readonly string[])[]): readonly Rangee[] {
  return data
    .map((row, index) => ({ numero: index + 1, cellules: row.slice(0, MAX_COLUMNS).map(readCell) }))
    .filter((rangee) => rangee.cellules.some((cellule) => cellule !== null))
}

const readCell = (text: string): string | null => cleanCell(text.replace(QUOTED_FORMULA, '$1'))
