import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Annexes } from '../../../shared/domain/annexes.ts'
import { type Book, type Cadre, cadreOf } from './page.ts'
import { concertationsFeuille } from './sheets/concertations.sheet.ts'
import { enfantsFeuille } from './sheets/enfants.sheet.ts'
import { writeGrilles } from './sheets/grille.sheet.ts'
import { heuresFeuille } from './sheets/heures.sheet.ts'
import { orientationsFeuille } from './sheets/orientations.sheet.ts'
import { parentsFeuille } from './sheets/parents.sheet.ts'
import { previsionnelFeuille } from './sheets/previsionnel.sheet.ts'
import { seancesFeuille } from './sheets/seances.sheet.ts'
import { suiviFeuille } from './sheets/suivi.sheet.ts'
import { syntheseFeuille } from './sheets/synthese.sheet.ts'
import { writeFeuille } from './table.ts'

/**
 * Writes the workbook of an action's annexes to `path`, which is whole when this resolves. `createdAt` is written
 * in its properties. Throws the file system's errors (the caller gives it a temporary path, and renames).
 */
export async function writeAnnexes(annexes: Annexes, path: string, createdAt: Date): Promise<void> {
  // exceljs takes a quarter of a second to load: load it only to write a workbook.
  const { default: exceljs } = await import('exceljs')
  const file = createWriteStream(path)
  // exceljs itself would only listen to the file's errors at the very end.
  await once(file, 'open')
  const closed = finished(file)
  const book: Book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: file,
    useStyles: true,
    useSharedStrings: true,
  })
  orderFontParts(book)
  const cadre = cadreOf(annexes)
  book.creator = cadre.structure
  book.lastModifiedBy = cadre.structure
  book.title = `Annexes du bilan ${cadre.arrete} – ${cadre.action}`
  book.created = createdAt
  book.modified = createdAt
  try {
    await Promise.all([closed, writeSheets(book, cadre, annexes).then(() => book.commit())])
  } catch (error) {
    // Windows removes no file that is still open: the caller has this one to clean up.
    file.destroy()
    await finished(file).catch(() => undefined)
    throw error
  }
}

/** Writes one sheet at a time, so that the file is compressed and the window answers while the next is built. */
async function writeSheets(book: Book, cadre: Cadre, annexes: Annexes): Promise<void> {
  const sheets: readonly (() => void)[] = [
    () => writeFeuille(book, cadre, syntheseFeuille(annexes)),
    () => writeFeuille(book, cadre, heuresFeuille(annexes)),
    () => writeFeuille(book, cadre, enfantsFeuille(annexes)),
    () => writeFeuille(book, cadre, seancesFeuille(annexes)),
    () => writeGrilles(book, cadre, annexes),
    // No question of the form reads the follow-up: without any, the sheet would be a page for nothing.
    ...(annexes.suivi.length === 0 ? [] : [() => writeFeuille(book, cadre, suiviFeuille(annexes))]),
    () => writeFeuille(book, cadre, orientationsFeuille(annexes)),
    () => writeFeuille(book, cadre, parentsFeuille(annexes)),
    () => writeFeuille(book, cadre, concertationsFeuille(annexes)),
    () => writeFeuille(book, cadre, previsionnelFeuille(annexes)),
  ]
  for (const write of sheets) {
    write()
    await nextTurn()
  }
}

/** Order of the parts of a font in the schema of Excel's files (ECMA-376, CT_Font). */
const PARTS = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
]

/** The inside of exceljs 4.4.0 that its types do not tell; the version is pinned. */
type BookInside = {
  readonly styles: { readonly map: { readonly font: { map: Record<string, unknown> } } }
}

/**
 * Makes exceljs write the size of a font before its colour: Excel forgives its own order,
 * Microsoft's validator does not. To be called before anything is written.
 */
function orderFontParts(book: Book): void {
  const { font } = (book as unknown as BookInside).styles.map
  font.map = Object.fromEntries(PARTS.map((part) => [part, font.map[part]]))
}
