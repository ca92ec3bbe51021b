import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { readInWorker } from '../../import/read-in-worker.ts'
import { MAX_FILE_BYTES } from '../../import/reading/grid.ts'
import { type RefusalCode, reasonOf } from '../../import/reading/refusal.ts'
import type { FichierLu } from '../../import/understand/ligne-lue.ts'

/** A school's file understood by itself, or why it cannot be. `latest`: no birth in it can be later. */
export async function readImportFile(
  file: string,
  options: {
    readonly feuille: string | null
    readonly latest: IsoDate
    readonly corrections: readonly Correction[]
  },
): Promise<Result<FichierLu, AppError>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const nomTexte = basename(file, extname(file))
  const lu = await readInWorker(bytes.value, { nomTexte, ...options })
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

const unusable = (file: string, code: RefusalCode): AppError => ({
  code: 'unusable-file',
  file: basename(file),
  reason: reasonOf(code),
})
