import { type Cellule, type Classeur, MAX_FILE_BYTES } from './grid.ts'
import { decodeXmlName, guardOdsRepeats, hiddenOdsSheets } from './ods-guard.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import { RefusedFile } from './refusal.ts'
import { sniff } from './sniff.ts'
import { guardZip } from './zip-guard.ts'

const ODS_CONTENT = 'content.xml'
const ODS_MANIFEST = 'META-INF/manifest.xml'

export type ReadOptions = {
  /** Names the only sheet of a text file, which has no name of its own. */
  readonly nomTexte: string
  readonly scoreHeader: (cellules: readonly Cellule[]) => number
}

/** Any file that a school sends, as tables of cells. Throws `RefusedFile`. */
export function readClasseur(bytes: Uint8Array, options: ReadOptions): Classeur {
  if (bytes.length > MAX_FILE_BYTES) throw new RefusedFile('too-big')
  const container = sniff(bytes)
  if (container === 'text') return readCsv(bytes, options.nomTexte, options.scoreHeader)
  if (container === 'xls') return readWorkbook(bytes, new Set())
  const ods = guardWorkbookZip(bytes)
  if (ods === null) return readWorkbook(bytes, new Set())
  const classeur = readWorkbook(bytes, hiddenOdsSheets(ods))
  const grilles = classeur.grilles.map((grille) => ({ ...grille, nom: decodeXmlName(grille.nom) }))
  return { ...classeur, grilles }
}

/** Gives the content of an .ods; null for a workbook of Excel's own kind. */
function guardWorkbookZip(bytes: Uint8Array): string | null {
  const { names, kept } = guardZip(bytes, (name) => name === ODS_CONTENT || name === ODS_MANIFEST)
  if ([...names].some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return null
  if ([...names].some((name) => name.startsWith('word/'))) throw new RefusedFile('document')
  const content = kept.get(ODS_CONTENT)
  if (!content) throw new RefusedFile('foreign-zip')
  const manifest = new TextDecoder().decode(kept.get(ODS_MANIFEST))
  if (manifest.includes('encryption-data')) throw new RefusedFile('password')
  const xml = new TextDecoder().decode(content)
  if (!xml.includes('<office:spreadsheet')) {
    throw new RefusedFile(xml.includes('<office:text') ? 'document' : 'foreign-zip')
  }
  guardOdsRepeats(xml)
  return xml
}
