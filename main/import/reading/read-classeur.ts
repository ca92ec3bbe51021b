import { LONGEST } from './clean-cell.ts'
import { utf16Of } from './decode.ts'
import { type Cellule, type Classeur, type Grille, MAX_FILE_BYTES } from './grid.ts'
import { marquesOfOds, marquesOfXlsx } from './marques.ts'
import { decodeXmlName, guardOdsRepeats, masquesOfOds } from './ods-guard.ts'
import { readCsv, splitLines } from './read-csv.ts'
import { readMarkup, readWorkbook } from './read-workbook.ts'
import { RefusedFile } from './refusal.ts'
import { openZip, type SafeZip } from './zip-guard.ts'

/** How a file is to be read, by its content: its name proves nothing. */
type Container = 'zip' | 'xls' | 'text' | 'html' | 'xml-2003'

const HEAD_BYTES = 1024

/** Largest share of control characters in a text; old software leaves two or three stray ones. */
const MAX_CONTROL_RATIO = 0.02

/** Largest markup in bytes: a list of pupils weighs a few hundred kilobytes, and more would take long to read. */
const MAX_MARKUP_BYTES = 5 * 1024 * 1024

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1')

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

const ODS_CONTENT = 'content.xml'
const ODS_MANIFEST = 'META-INF/manifest.xml'
const ODS_PARTS = /^(content|styles|meta|settings)\.xml$|^META-INF\/manifest\.xml$/
const EXCEL_BOOK = /^xl\/workbook\.(xml|bin)$/i
const EXCEL_PARTS = /^(\[content_types\]\.xml$|_rels\/|xl\/)/i

/** What a text file, which has neither sheet nor name of one, is read with. */
export type TexteLu = {
  /** Name given to its only sheet: the file's own, without its extension. */
  readonly nomTexte: string
  /** Number of its first line. Default: 1; 0 where titles were put above a list that has none. */
  readonly premiereLigne?: 0 | 1 | undefined
}

type ReadOptions = TexteLu & {
  readonly scoreHeader: (cellules: readonly Cellule[]) => number
  /** Reads a painted blank cell of an .xlsx as the name of its colour. */
  readonly avecCouleurs?: boolean
}

/** Any file that a school sends, as tables of cells. Throws `RefusedFile`. */
export function readClasseur(bytes: Uint8Array, options: ReadOptions): Classeur {
  if (bytes.length > MAX_FILE_BYTES) throw new RefusedFile('too-big')
  return withCuts(withSplitLines(readContainer(bytes, options), options))
}

function readContainer(
  bytes: Uint8Array,
  { nomTexte, premiereLigne = 1, scoreHeader, avecCouleurs = false }: ReadOptions,
): Classeur {
  const container = sniff(bytes)
  if (container === 'text') return numbered(readCsv(bytes, nomTexte, scoreHeader), premiereLigne)
  if (container === 'xls') return readWorkbook(bytes)
  if (container === 'html' || container === 'xml-2003') return readMarkup(bytes, nomTexte)
  const zip = openZip(bytes)
  return [...zip.keys()].some((name) => EXCEL_BOOK.test(name))
    ? readExcel(zip, avecCouleurs)
    : readOds(zip)
}

/** The rows of a text numbered from another line than 1. */
const numbered = (classeur: Classeur, first: number): Classeur => ({
  ...classeur,
  grilles: classeur.grilles.map((grille) => ({
    ...grille,
    rangees: grille.rangees.map((one) => ({ ...one, numero: one.numero - 1 + first })),
  })),
})

/** Splits the lines of a sheet whose first column holds whole ones (a comma file opened in a French Excel). */
function withSplitLines({ grilles, avis, ...classeur }: Classeur, options: ReadOptions): Classeur {
  const split = grilles.map((grille) => splitLines(grille, options.scoreHeader))
  const told = split.flatMap((rangees, index) =>
    rangees === null
      ? []
      : [
          {
            feuille: grilles[index]?.nom ?? null,
            texte:
              'Chaque ligne tenait dans une seule colonne : elle a été découpée à ses séparateurs.',
          },
        ],
  )
  return {
    ...classeur,
    grilles: grilles.map(
      (grille, index): Grille => ({ ...grille, rangees: split[index] ?? grille.rangees }),
    ),
    avis: [...avis, ...told],
  }
}

/** Adds a notice on texts that were cut, with their rows: the end of such a text is lost. */
function withCuts(classeur: Classeur): Classeur {
  const isCut = (cellule: Cellule) => typeof cellule === 'string' && cellule.length > LONGEST
  const told = classeur.grilles.flatMap(({ nom, rangees }) => {
    const cut = rangees.filter(({ cellules }) => cellules.some(isCut)).map(({ numero }) => numero)
    if (cut.length === 0) return []
    const rows = `${cut.slice(0, CUTS_SHOWN).join(', ')}${cut.length > CUTS_SHOWN ? '…' : ''}`
    const texte = `Une cellule de plus de 4 000 caractères n’a été lue qu’en partie, jusque-là (ligne ${rows}).`
    return [{ feuille: nom, texte }]
  })
  return told.length === 0 ? classeur : { ...classeur, avis: [...classeur.avis, ...told] }
}
const CUTS_SHOWN = 8

const readExcel = (zip: SafeZip, avecCouleurs: boolean): Classeur =>
  readWorkbook(partsOf(zip, EXCEL_PARTS), new Map(), avecCouleurs, marquesOfXlsx(zip))

function readOds(zip: SafeZip): Classeur {
  const xml = guardOds(zip)
  const classeur = readWorkbook(
    partsOf(zip, ODS_PARTS),
    masquesOfOds(xml),
    false,
    marquesOfOds(xml),
  )
  return {
    ...classeur,
    grilles: classeur.grilles.map((grille) => ({ ...grille, nom: decodeXmlName(grille.nom) })),
  }
}

/** Only the wanted parts: given those of another kind of workbook, the library would read them. */
const partsOf = (zip: SafeZip, wanted: RegExp): SafeZip =>
  new Map([...zip].filter(([name]) => wanted.test(name)))

/** Checks an .ods and returns its content. */
function guardOds(zip: SafeZip): string {
  if ([...zip.keys()].some((name) => name.startsWith('word/'))) throw new RefusedFile('document')
  if ([...zip.keys()].some((name) => name.endsWith('.iwa'))) throw new RefusedFile('numbers')
  const content = zip.get(ODS_CONTENT)
  if (!content) throw new RefusedFile('foreign-zip')
  const manifest = new TextDecoder().decode(zip.get(ODS_MANIFEST))
  if (manifest.includes('encryption-data')) throw new RefusedFile('password')
  const xml = new TextDecoder().decode(content)
  if (!xml.includes('<office:spreadsheet')) {
    throw new RefusedFile(xml.includes('<office:text') ? 'document' : 'foreign-zip')
  }
  guardOdsRepeats(xml)
  return xml
}

/**
 * Container of a file by its first bytes; refuses, under its own name, a file that is no spreadsheet.
 */
function sniff(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new RefusedFile('empty')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
  const ascii = head.toString('latin1')
  if (ascii.startsWith('PK\u0003\u0004') || ascii.startsWith('PK\u0005\u0006')) return 'zip'
  if (ascii.startsWith('\u00d0\u00cf\u0011\u00e0')) return sniffCompound(bytes)
  if (ascii.includes('%PDF-')) throw new RefusedFile('pdf')
  if (ascii.startsWith('{\\rtf')) throw new RefusedFile('document')
  const start = ascii.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(!doctype html|html|head|body|table|meta|style)/i.test(start)) return sniffHtml(bytes)
  if (/^<\?xml|^<(?:\w+:)?workbook\b/i.test(start)) return sniffXml(start, bytes)
  if (utf16Of(head) === null && controlRatio(head) > MAX_CONTROL_RATIO)
    throw new RefusedFile('binary')
  if (isBlank(bytes)) throw new RefusedFile('empty')
  return 'text'
}

/** Accepts a web page with one table, which old school software names .xls. */
function sniffHtml(bytes: Uint8Array): Container {
  if (!/<table\b/i.test(latin1(bytes, MAX_MARKUP_BYTES))) throw new RefusedFile('html')
  if (bytes.length > MAX_MARKUP_BYTES) throw new RefusedFile('too-big')
  return 'html'
}

/** Accepts Excel's own XML of 2003; refuses a flat .fods and any other XML. */
function sniffXml(start: string, bytes: Uint8Array): Container {
  if (/<html/i.test(start)) return sniffHtml(bytes)
  if (/<office:document\b/i.test(start)) throw new RefusedFile('fods')
  if (!/urn:schemas-microsoft-com:office:(?:spreadsheet|excel)/i.test(start)) {
    throw new RefusedFile('xml')
  }
  if (bytes.length > MAX_MARKUP_BYTES) throw new RefusedFile('too-big')
  return 'xml-2003'
}

/** Kind of an OLE compound file, by the names of its streams, in UTF-16. */
function sniffCompound(bytes: Uint8Array): Container {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.includes(utf16('EncryptedPackage'))) throw new RefusedFile('password')
  if (file.includes(utf16('WordDocument'))) throw new RefusedFile('document')
  if (file.includes(utf16('Workbook')) || file.includes(utf16('Book\0'))) return 'xls'
  throw new RefusedFile(isCutShort(file) ? 'damaged' : 'binary')
}

/** Whether a compound file is cut short: its directory stands in a sector that its header names. */
function isCutShort(file: Buffer): boolean {
  if (file.length < 512) return true
  const sectorSize = 2 ** file.readUInt16LE(30)
  return (file.readUInt32LE(48) + 2) * sectorSize > file.length
}

function controlRatio(head: Buffer): number {
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls / head.length
}

/**
 * Whether a file holds only white space, byte order marks, or the zero halves of UTF-16 white space.
 */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => byte <= 32 || byte === 0xef || byte >= 0xfe || byte === 0xbb || byte === 0xbf,
  )
}
