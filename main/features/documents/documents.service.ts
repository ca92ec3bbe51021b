import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import type { DocumentEnPages } from '../../../shared/domain/page.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { toPrint } from '../../documents/page/print-page.ts'
import {
  type FileContent,
  freeNameBeside,
  type WrittenFile,
  writeFileOrBeside,
  writeFileSafely,
} from '../../documents/write-file.ts'
import type { PrintPdf } from '../services.ts'
import { findDigest, findWrittenFiles, putDigest } from './documents.repository.ts'

/**
 * Fate of a file of the user that has the name of a document: the write is refused (`demander`), the
 * document goes under a free name beside it (`autre-nom`), or replaces it (`remplacer`). A file that Cartable
 * wrote and that nobody changed since is no file of the user: it is replaced in any case.
 */
export type SiPris = 'demander' | 'autre-nom' | 'remplacer'

/** Path at which to write a document: `path`, or a free name beside it; `file-kept` when the user must be asked. */
export async function placeFor(
  db: Kysely<Database>,
  path: string,
  siPris: SiPris,
): Promise<Result<string, AppError>> {
  if (siPris === 'remplacer' || !(await isOfTheUser(db, path))) return ok(path)
  const libre = await freeNameBeside(path)
  if (siPris === 'autre-nom') return ok(join(dirname(path), libre))
  return err({ code: 'file-kept', name: basename(path), libre })
}

/** Whether a path holds a file that is not as Cartable wrote it. */
async function isOfTheUser(db: Kysely<Database>, path: string): Promise<boolean> {
  const digest = await digestOf(path)
  return digest !== null && digest !== (await findDigest(db, resolve(path)))
}

/** Writes a document where `placeFor` said, and keeps its digest. */
export async function writeDocument(
  db: Kysely<Database>,
  path: string,
  content: FileContent,
  { siPris, now }: { readonly siPris: SiPris; readonly now: Date },
): Promise<Result<WrittenFile, AppError>> {
  // Another program may hold the file: a free name is then as good.
  const write = siPris === 'autre-nom' ? writeFileOrBeside : writeFileSafely
  const written = await write(path, content)
  if (!written.ok) return written
  const digest = await digestOf(written.value.path)
  if (digest !== null) {
    const chemin = resolve(written.value.path)
    await putDigest(db, { chemin, digest, ecrit_le: now.toISOString() })
  }
  return written
}

/**
 * The file of that name (or « nom (2) »…) that Cartable wrote last and that is still there, when it was changed since;
 * null when nobody changed it.
 */
export async function findCorrected(db: Kysely<Database>, name: string): Promise<string | null> {
  const extension = extname(name)
  const stem = basename(name, extension)
  for (const { chemin, digest } of await findWrittenFiles(db)) {
    const own = basename(chemin, extension).replace(/ \(\d+\)$/, '')
    if (own !== stem || extname(chemin) !== extension) continue
    const now = await digestOf(chemin)
    if (now !== null) return now === digest ? null : chemin
  }
  return null
}

/** A Word document laid out for the screen. */
export async function pagesOf(docx: Uint8Array): Promise<DocumentEnPages> {
  // The reader of XML takes a moment to load: only whoever looks at a document waits for it.
  const { docxToPages } = await import('../../documents/page/docx-to-pages.ts')
  return docxToPages(docx)
}

/** A Word document as a tagged PDF, with the same words. */
export async function pdfOf(docx: Uint8Array, printPdf: PrintPdf): Promise<Uint8Array> {
  return printPdf(toPrint(await pagesOf(docx)))
}

/** Digest of a file's bytes; null when no file is there. */
async function digestOf(path: string): Promise<string | null> {
  try {
    return hash('sha256', await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
