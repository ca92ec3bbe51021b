import { mkdir } from 'node:fs/promises'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Makes a folder, and those above it, when it is not there. */
export async function makeFolder(path: string): Promise<Result<void, AppError>> {
  try {
    await mkdir(path, { recursive: true })
    return ok(undefined)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    const isDenied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    const cause = isDenied ? 'denied' : code === 'ENOSPC' ? 'full' : 'missing-folder'
    return err({ code: 'unwritable', path, cause })
  }
}
