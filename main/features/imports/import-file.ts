import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { regularFile } from '../../documents/write-file.ts'
import type { LectureOf, Lu } from '../../import/lecture-fichier.ts'
import type { ListeCollee } from '../../import/pasted-list.ts'
import { type FileReader, openInWorker } from '../../import/read-in-worker.ts'
import { MAX_FILE_BYTES } from '../../import/reading/grid.ts'
import { type RefusalCode, reasonOf } from '../../import/reading/refusal.ts'

/** Settings for reading a file, without the name and the numbers of a text's lines, which the file knows. */
export type FileLecture<G extends keyof Lu> = {
  readonly genre: G
  readonly options: Omit<LectureOf<G>['options'], 'nomTexte' | 'premiereLigne'>
}

/**
 * A file that the person chose, read from the disk once: its content then is what is shown, answered and
 * imported, even if the disk changes. The window names a file by its id, so that no path ever comes from it.
 */
export type ImportFile = {
  readonly fichierId: string
  /** Path on the disk; null for a list that was pasted. */
  readonly path: string | null
  /** Name with its extension, as history and messages give it. */
  readonly nom: string
  /** Content as `lecture` reads it; the same `lecture` gives the same object, and rows that read the same are kept. */
  read<G extends keyof Lu>(lecture: FileLecture<G>): Promise<Result<Lu[G], AppError>>
  /** Whether the disk holds other bytes now. False for a file taken away: nothing else could be read. */
  hasChanged(): Promise<boolean>
  /** Does the work after the calls made before it: a file is read and judged by one call at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Frees the bytes and the content read from them. */
  close(): void
}

/** Reads the bytes of a file; a failure is told at the first `read`. */
export const openImportFile = async (path: string): Promise<ImportFile> =>
  importFileOf(basename(path), path, await readBytes(path), 1)

/** Name of a list that was pasted, in the history and in messages. */
const LISTE_COLLEE = 'Liste collée'

/** A text that the person pasted, read like a text file. Nothing on the disk can change it. */
export const openPastedList = ({ texte, premiereLigne }: ListeCollee): ImportFile =>
  importFileOf(LISTE_COLLEE, null, ok(Buffer.from(texte, 'utf8')), premiereLigne)

function importFileOf(
  nom: string,
  path: string | null,
  opened: Result<Uint8Array, AppError>,
  premiereLigne: 0 | 1,
): ImportFile {
  const text = { nomTexte: basename(nom, extname(nom)), premiereLigne }
  let bytes = opened
  const digest = bytes.ok ? digestOf(bytes.value) : null
  let reader: FileReader<keyof Lu> | null = null
  let last: { readonly key: string; readonly lu: Lu[keyof Lu] } | null = null
  const gone = err({ code: 'not-found', what: 'fichier', name: nom } as const)
  let turn: Promise<unknown> = Promise.resolve()
  return {
    fichierId: newId(),
    path,
    nom,
    async read<G extends keyof Lu>({ genre, options }: FileLecture<G>) {
      if (!bytes.ok) return bytes
      const lecture = { genre, options: { ...options, ...text } }
      const key = JSON.stringify(lecture)
      if (last?.key === key) return ok(last.lu as Lu[G])
      reader ??= openInWorker<keyof Lu>(bytes.value)
      const reading = (reader as FileReader<G>).read(lecture as LectureOf<G>)
      const lu = await reading.catch((error: unknown) => {
        if (bytes.ok) throw error
        // The file was closed while it was read: nobody waits for it any more.
        return null
      })
      if (lu === null) return gone
      if (!lu.ok) return err(unusable(nom, lu.error))
      last = { key, lu: lu.value }
      return lu
    },
    async hasChanged() {
      if (digest === null || path === null) return false
      const now = await readBytes(path)
      return now.ok ? digestOf(now.value) !== digest : now.error.code !== 'not-found'
    },
    inTurn(work) {
      const done = turn.then(work, work)
      turn = done.catch(() => undefined)
      return done
    },
    close() {
      reader?.close()
      reader = null
      last = null
      bytes = gone
    },
  }
}

/** Opens a file for the time of one piece of work. */
export async function withImportFile<T>(
  path: string,
  work: (file: ImportFile) => Promise<T>,
): Promise<T> {
  const file = await openImportFile(path)
  try {
    return await work(file)
  } finally {
    file.close()
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function readBytes(file: string): Promise<Result<Uint8Array, AppError>> {
  try {
    const { size } = await stat(await regularFile(file))
    return size > MAX_FILE_BYTES ? err(unusable(file, 'too-big')) : ok(await readFile(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: file })
    return err(unusable(file, 'unreadable'))
  }
}

/** Refusal of a file of which nothing can be used. */
export const unusable = (file: string, code: RefusalCode): AppError => ({
  code: 'unusable-file',
  file: basename(file),
  reason: reasonOf(code),
})
