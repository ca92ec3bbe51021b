import papaparse from 'papaparse'
import type { AvisFichier } from '../../../shared/domain/import-orientation.ts'
import { cleanCell } from './clean-cell.ts'
import { decodeText, type TexteDecode } from './decode.ts'
import {
  type Cellule,
  type Classeur,
  type Grille,
  MAX_COLUMNS,
  MAX_ROWS,
  plainGrille,
  type Rangee,
  shownText,
} from './grid.ts'
import { RefusedFile } from './refusal.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]

type ScoreHeader = (cellules: readonly Cellule[]) => number

const HEAD_LINES = 30
/** First line that Excel writes for itself and does not show. */
const SEP_LINE = /^sep=(.)\r?\n/i
/** `="0612345678"`, written by some software so that Excel keeps a leading zero. */
const QUOTED_FORMULA = /^="(.*)"$/s

/**
 * Reads delimited text. `scoreHeader` tells how many headers it recognises in a row: the delimiter is the
 * one under which the first lines make most sense.
 */
export function readCsv(bytes: Uint8Array, nom: string, scoreHeader: ScoreHeader): Classeur {
  guardText(bytes)
  const decoded = decodeText(bytes)
  const { encodage, text } = decoded
  const sep = SEP_LINE.exec(text)?.[1]
  const body = sep === undefined ? text : text.replace(SEP_LINE, '')
  const delimiter = DELIMITERS.find((one) => one === sep) ?? sniffDelimiter(body, scoreHeader)
  const rangees = parseRows(body, delimiter)
  if (rangees.length > MAX_ROWS) throw new RefusedFile('too-many-rows')
  return { encodage, grilles: [plainGrille(nom, rangees)], avis: avisOf(decoded) }
}

/** Largest text in bytes: splitting it makes as many strings as cells, so both are counted first, on the bytes. */
const MAX_TEXT_BYTES = 12 * 1024 * 1024
const MAX_TEXT_CELLS = 1_000_000
const MAX_TEXT_LINES = 4 * MAX_ROWS

function guardText(bytes: Uint8Array): void {
  if (bytes.length > MAX_TEXT_BYTES) throw new RefusedFile('too-big')
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  const of = (character: string): number => counts[character.charCodeAt(0)] ?? 0
  if (Math.max(of('\n'), of('\r')) > MAX_TEXT_LINES) throw new RefusedFile('too-many-rows')
  if (Math.max(...DELIMITERS.map(of)) > MAX_TEXT_CELLS) throw new RefusedFile('bomb')
}

const ENCODAGES_RARES: Readonly<Record<string, string>> = {
  'iso-8859-15': 'ISO-8859-15',
  macintosh: 'Macintosh',
  cp850: 'DOS (CP850)',
}

/** Notices on the decoding of a text: none for the usual one. */
function avisOf({ encodage, octetsRepris, estReparee }: TexteDecode): readonly AvisFichier[] {
  const rare = ENCODAGES_RARES[encodage]
  const textes = [
    ...(rare === undefined
      ? []
      : [
          `Les accents ont été lus en ${rare}, d’après les noms du fichier : vérifiez-en quelques-uns.`,
        ]),
    ...(octetsRepris === 0
      ? []
      : [
          `${octetsRepris === 1 ? 'Un caractère mal enregistré a été rétabli' : `${octetsRepris} caractères mal enregistrés ont été rétablis`} : vérifiez les accents.`,
        ]),
    ...(estReparee
      ? [
          'Les accents étaient abîmés dans le fichier (« Ã© » pour « é ») : ils ont été rétablis, vérifiez-en quelques-uns.',
        ]
      : []),
  ]
  return textes.map((texte) => ({ feuille: null, texte }))
}

function sniffDelimiter(text: string, scoreHeader: ScoreHeader): Delimiter {
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

/**
 * Rows of a text whose quotes are plain characters, one line one row: an unclosed quote would swallow the
 * rest of the file.
 */
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

const hasLoneQuote = (cell: string): boolean => cell.split('"').length % 2 === 0

function toRangees(data: readonly (readonly string[])[]): readonly Rangee[] {
  return data
    .map((row, index) => ({ numero: index + 1, cellules: row.slice(0, MAX_COLUMNS).map(readCell) }))
    .filter((rangee) => rangee.cellules.some((cellule) => cellule !== null))
}

const readCell = (text: string): string | null => cleanCell(text.replace(QUOTED_FORMULA, '$1'))

/**
 * Rows of a sheet whose first column holds whole lines of delimited text; null for any other sheet. A
 * value with a semicolon may have spilt over the next columns: its cells are joined again.
 */
export function splitLines(
  { rangees }: Pick<Grille, 'rangees'>,
  scoreHeader: ScoreHeader,
): readonly Rangee[] | null {
  const head = rangees.slice(0, HEAD_LINES).map(({ cellules }) => cellules)
  const asIs = Math.max(0, ...head.map(scoreHeader))
  if (asIs > 1) return null
  const best = DELIMITERS.map((delimiter) => {
    const scores = head.map((cellules) => scoreHeader(splitRow(cellules, delimiter)))
    return { delimiter, score: Math.max(0, ...scores) }
  }).sort((a, b) => b.score - a.score)[0]
  if (best === undefined || best.score < 2 || best.score <= asIs) return null
  return rangees.map((rangee) => ({
    ...rangee,
    cellules: splitRow(rangee.cellules, best.delimiter),
  }))
}

function splitRow(cellules: readonly Cellule[], delimiter: Delimiter): readonly Cellule[] {
  const [first] = cellules
  if (typeof first !== 'string' || !first.includes(delimiter)) return cellules
  const line = cellules
    .flatMap((cellule) => shownText(cellule) ?? [])
    .join(delimiter === ';' ? ',' : ';')
  const { data } = papaparse.parse<string[]>(line.replaceAll('\n', ' '), { delimiter })
  return (data[0] ?? []).slice(0, MAX_COLUMNS).map(readCell)
}
