import { type Cellule, type Classeur, MAX_FILE_BYTES } from './grid.ts'
import { guardOdsRepeats } from './ods-guard.ts'
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
  if (container === 'zip') guardWorkbookZip(bytes)
  return readWorkbook(bytes)
}

function guardWorkbookZip(bytes: Uint8Array): void {
  const { names, kept } = guardZip(bytes, (name) => name === ODS_CONTENT || name === ODS_MANIFEST)
  if ([...names].some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return
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
}
