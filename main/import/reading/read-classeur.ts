import { LONGEST } from './clean-cell.ts'
import { type Cellule, type Classeur, type Grille, MAX_FILE_BYTES } from './grid.ts'
import { decodeXmlName, guardOdsRepeats, masquesOfOds } from './ods-guard.ts'
import { readCsv, splitLines } from './read-csv.ts'
import { readMarkup, readWorkbook } from './read-workbook.ts'
import { RefusedFile } from './refusal.ts'
import { sniff } from './sniff.ts'
import { openZip, type SafeZip } from './zip-guard.ts'

const ODS_CONTENT = 'content.xml'
const ODS_MANIFEST = 'META-INF/manifest.xml'
const ODS_PARTS = /^(content|styles|meta|settings)\.xml$|^META-INF\/manifest\.xml$/
const EXCEL_BOOK = /^xl\/workbook\.(xml|bin)$/i
const EXCEL_PARTS = /^(\[content_types\]\.xml$|_rels\/|xl\/)/i

export type ReadOptions = {
  /** Name given to the only sheet of a text file, which has none of its own. */
  readonly nomTexte: string
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
  { nomTexte, scoreHeader, avecCouleurs = false }: ReadOptions,
): Classeur {
  const container = sniff(bytes)
  if (container === 'text') return readCsv(bytes, nomTexte, scoreHeader)
  if (container === 'xls') return readWorkbook(bytes)
  if (container === 'html' || container === 'xml-2003') return readMarkup(bytes, nomTexte)
  const zip = openZip(bytes)
  return [...zip.keys()].some((name) => EXCEL_BOOK.test(name))
    ? readExcel(zip, avecCouleurs)
    : readOds(zip)
}

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
  readWorkbook(partsOf(zip, EXCEL_PARTS), new Map(), avecCouleurs)

function readOds(zip: SafeZip): Classeur {
  const xml = guardOds(zip)
  const classeur = readWorkbook(partsOf(zip, ODS_PARTS), masquesOfOds(xml))
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
  if ([...zip.keys()].some((name) => name.startsWith('Index/') && name.endsWith('.iwa'))) {
    throw new RefusedFile('numbers')
  }
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
