import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { LectureOf, Lu } from '../../import/lecture-fichier.ts'
import { readInWorker } from '../../import/read-in-worker.ts'
import { MAX_FILE_BYTES } from '../../import/reading/grid.ts'
import { type RefusalCode, reasonOf } from '../../import/reading/refusal.ts'

/** A file understood by itself, or why it cannot be. `lectureOf` is told how to name the sheet of a text file. */
export async function readImportFile<G extends keyof Lu>(
  file: string,
  lectureOf: (nomTexte: string) => LectureOf<G>,
): Promise<Result<Lu[G], AppError>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const lu = await readInWorker(bytes.value, lectureOf(basename(file, extname(file))))
  return lu.ok ? lu : err(unusable(file, lu.error))
}

async function readBytes(file: string): Promise<Result<Uint8Array, AppError>> {
  try {
    const { size } = await stat(file)
    return size > MAX_FILE_BYTES ? err(unusable(file, 'too-big')) : ok(await readFile(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: file })
    return err(unusable(file, 'unreadable'))
  }
}

/** Why nothing of a file can be used. */
export const unusable = (file: string, code: RefusalCode): AppError => ({
  code: 'unusable-file',
  file: basename(file),
  reason: reasonOf(code),
})
