import {
  type CellObject,
  type DenseSheet,
  type ParsingOptions,
  parse_zip,
  read,
  type WorkBook,
  type WorkSheet,
} from '@e965/xlsx'
import { cleanCell } from './clean-cell.ts'
import { decodeText } from './decode.ts'
import {
  type Cellule,
  type Classeur,
  type Fusion,
  type Grille,
  MAX_COLUMNS,
  MAX_ROWS,
  type Marques,
  type Rangee,
} from './grid.ts'
import { nomOfCouleur } from './marques.ts'
import type { Masques } from './ods-guard.ts'
import { RefusedFile } from './refusal.ts'
import { bufferOf, hidesRows, lighten, SHEET, type Texts, type TextsOf } from './shared-texts.ts'
import type { SafeZip } from './zip-guard.ts'

// Dates come out as Date objects whose UTC day is the day shown, in both date systems.
const OPTIONS = {
  type: 'buffer',
  dense: true,
  cellDates: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  sheetRows: MAX_ROWS + 1,
} as const

/** Visible, very hidden or hidden, in the workbook's own list. */
const VISIBLE = 0

/**
 * Reads the bytes of an .xls, or the parts of an .xlsx, .xlsb or .ods that passed the guards. Formulas give
 * their stored result. Hidden sheets and rows are read and marked as such. `marques` are those of its sheets, by name.
 */
export function readWorkbook(
  source: Uint8Array | SafeZip,
  masques: Masques = new Map(),
  avecCouleurs = false,
  marques: ReadonlyMap<string, Marques> = new Map(),
): Classeur {
  const { book, textsOf } = avecCouleurs
    ? { book: parse(source, { cellStyles: true, sheetStubs: true }), textsOf: NO_TEXTS }
    : parseLight(source)
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const hidden = new Set(
    (book.Workbook?.Sheets ?? [])
      .filter((sheet) => (sheet.Hidden ?? VISIBLE) !== VISIBLE)
      .map((sheet) => sheet.name),
  )
  const grilles = book.SheetNames.map((nom): Grille => {
    const sheet = book.Sheets[nom]
    const grille = readSheet(nom, sheet, textsOf(sheet), is1904, avecCouleurs)
    const masque = masques.get(nom)
    return {
      ...grille,
      masquees: masque?.lignes ?? grille.masquees,
      estMasquee: hidden.has(nom) || masque?.estMasquee === true,
      marques: filledMarques(marques.get(nom), grille.rangees),
    }
  })
  return { encodage: null, grilles, avis: [] }
}

/** Marks of the cells that hold something. */
const filledMarques = (marques: Marques | undefined, rangees: readonly Rangee[]): Marques =>
  marques === undefined || marques.size === 0
    ? new Map()
    : new Map(
        rangees.flatMap(({ numero, cellules }) => {
          const held = [...(marques.get(numero) ?? [])].filter(([index]) => cellules[index] != null)
          return held.length === 0 ? [] : [[numero, new Map(held)] as const]
        }),
      )

/** Accented letters that a page writes as entities, which the library leaves undecoded. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
}

const withLetters = (page: string): string =>
  page
    .replace(
      /&([A-Za-z])(grave|acute|circ|uml|tilde|cedil);/g,
      (_all, letter: string, accent: string) =>
        `${letter}${ACCENTS[accent] ?? ''}`.normalize('NFC'),
    )
    .replace(/&(oe|OE)lig;/g, (_all, letters: string) => (letters === 'oe' ? 'œ' : 'Œ'))
    .replace(/&rsquo;/g, '’')

/** Reads the one table of a web page, or Excel's XML of 2003: cells of a page stay texts. */
export function readMarkup(bytes: Uint8Array, nom: string): Classeur {
  const { encodage, text } = decodeText(bytes)
  const isPage = !/urn:schemas-microsoft-com:office:spreadsheet"?\s*>?/i.test(text.slice(0, 2_000))
  const book = parse(isPage ? withLetters(text) : text, { raw: isPage })
  const grilles = book.SheetNames.map((name) => {
    const grille = readSheet(name, book.Sheets[name], [], false)
    return isPage && book.SheetNames.length === 1 ? { ...grille, nom } : grille
  })
  return { encodage, grilles, avis: [] }
}

/** Whether some row of an .xlsx is hidden: the library gives them only with every style, which costs. */
const hasHiddenRows = (parts: SafeZip): boolean =>
  [...parts].some(([name, content]) => SHEET.test(name) && hidesRows(bufferOf(content)))

function parse(source: string | Uint8Array | SafeZip, more: ParsingOptions = {}): WorkBook {
  try {
    if (typeof source === 'string') return read(source, { ...OPTIONS, ...more, type: 'string' })
    return source instanceof Uint8Array
      ? read(source, OPTIONS)
      : parse_zip(containerOf(source), {
          ...OPTIONS,
          cellStyles: hasHiddenRows(source),
          ...more,
        })
  } catch (error) {
    if (typeof source === 'string') throw new RefusedFile('html')
    const message = error instanceof Error ? error.message : ''
    throw new RefusedFile(/password|encrypt/i.test(message) ? 'password' : 'damaged')
  }
}

const NO_TEXTS: TextsOf = () => []

/** Reads a workbook, the shared texts of an .xlsx apart from the rest. */
function parseLight(source: Uint8Array | SafeZip): {
  readonly book: WorkBook
  readonly textsOf: TextsOf
} {
  const light = source instanceof Uint8Array ? null : lighten(source)
  if (light !== null) {
    const book = parse(light.parts)
    const textsOf = light.textsIn(book)
    if (textsOf !== null) return { book, textsOf }
  }
  return { book: parse(source), textsOf: NO_TEXTS }
}

const STREAM = 2

/** The parts in the form of the library's own opened zip, so that it opens none itself. */
function containerOf(parts: SafeZip) {
  const named = [...parts].map(([name, content]) => ({
    name,
    type: STREAM,
    content: bufferOf(content),
  }))
  return { FullPaths: named.map(({ name }) => name), FileIndex: named }
}

function readSheet(
  nom: string,
  sheet: WorkSheet | undefined,
  texts: ReturnType<TextsOf>,
  is1904: boolean,
  avecCouleurs = false,
): Grille {
  const data = (sheet as DenseSheet | undefined)?.['!data'] ?? []
  const rows = Math.max(data.length, texts.length)
  if (rows > MAX_ROWS) throw new RefusedFile('too-many-rows')
  const rangees: Rangee[] = []
  for (let index = 0; index < rows; index++) {
    const cellules = readRow(data[index], texts[index], is1904, avecCouleurs)
    if (cellules.length > 0) rangees.push({ numero: index + 1, cellules })
  }
  const masquees = new Set(
    (sheet?.['!rows'] ?? []).flatMap((row, index) => (row?.hidden === true ? [index + 1] : [])),
  )
  return {
    nom,
    rangees,
    fusions: readMerges(sheet, rows),
    is1904,
    masquees,
    estMasquee: false,
  }
}

/** Trailing blanks are dropped; a blank row gives an empty list. */
function readRow(
  row: readonly (CellObject | undefined)[] = [],
  texts: Texts = [],
  is1904: boolean,
  avecCouleurs: boolean,
): readonly Cellule[] {
  const cellules: Cellule[] = []
  const width = Math.min(Math.max(row.length, texts.length), MAX_COLUMNS)
  for (let column = 0; column < width; column++) {
    const text = texts[column]
    const cellule = text === undefined ? readCell(row[column], is1904) : text
    cellules.push(cellule ?? (avecCouleurs ? couleurOf(row[column]?.s) : null))
  }
  while (cellules.length > 0 && cellules.at(-1) === null) cellules.pop()
  return cellules
}

/** A formula in error reads as blank. */
function readCell(cell: CellObject | undefined | null, is1904: boolean): Cellule {
  if (!cell || cell.t === 'e' || cell.v === undefined) return null
  if (cell.v instanceof Date) return readMoment(cell.v, is1904)
  return typeof cell.v === 'string' ? cleanCell(cell.v) : cell.v
}

/** « fond vert » for a blank cell that is painted; null for one that is not, or in white, black or grey. */
function couleurOf(style: unknown): string | null {
  const { patternType, fgColor } = (style ?? {}) as {
    patternType?: string
    fgColor?: { rgb?: string }
  }
  const couleur = patternType === 'solid' ? nomOfCouleur(fgColor?.rgb?.slice(-6)) : null
  return couleur === null ? null : `fond ${couleur}`
}

// Midnight of the number 0, as the library gives it in each system.
const ZERO = Date.UTC(1899, 11, 31)
const ZERO_1904 = Date.UTC(1904, 0, 1)
const MINUTE = 60_000
/**
 * Longest length of time, in minutes: nothing happened in the first two months of a system of dates, so that such
 * a number is a length of time.
 */
const LONGEST_TEMPS = 59 * 24 * 60

function readMoment(moment: Date, is1904: boolean): Cellule {
  if (Number.isNaN(moment.getTime())) return null
  const minutes = Math.round((moment.getTime() - (is1904 ? ZERO_1904 : ZERO)) / MINUTE)
  if (minutes >= 0 && minutes <= LONGEST_TEMPS) return { minutes }
  return { date: moment.toISOString().slice(0, 10) }
}

function readMerges(sheet: WorkSheet | undefined, rows: number): readonly Fusion[] {
  return (sheet?.['!merges'] ?? [])
    .filter((merge) => merge.s.r < rows && merge.s.c < MAX_COLUMNS)
    .map((merge) => ({
      firstRow: merge.s.r + 1,
      lastRow: Math.min(merge.e.r + 1, rows),
      firstColumn: merge.s.c,
      lastColumn: Math.min(merge.e.c, MAX_COLUMNS - 1),
    }))
}
