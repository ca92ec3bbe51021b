import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AppError } from '../../shared/ipc/app-error.ts'

/**
 * Why the file of the base, or its disk, refuses: no room (`full`), held by another program (`busy`), no right to
 * write (`denied`), not there or its disk unplugged (`missing`), another file in its place (`replaced`), what is
 * read does not hold together (`damaged`), no regular file (`special`), the disk answers with an error (`io`).
 */
export type StorageCause = Extract<AppError, { readonly code: 'storage' }>['cause']

/** The path of a base leads to a folder, a device or another thing that is no regular file. */
class SpecialFileError extends Error {
  override readonly name = 'SpecialFileError'
  readonly code = 'SPECIAL'
}

/** The file of the base is no longer the one that was opened. */
class MovedBaseError extends Error {
  override readonly name = 'MovedBaseError'
  readonly code: 'MISSING' | 'REPLACED'
  constructor(code: MovedBaseError['code']) {
    super(`base ${code.toLowerCase()}`)
    this.code = code
  }
}

const CAUSES: readonly (readonly [RegExp, StorageCause])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY|ETXTBSY)/, 'busy'],
  [/^(SQLITE_READONLY_DBMOVED|REPLACED)/, 'replaced'],
  [/^(SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS)/, 'denied'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'damaged'],
  [/^(SPECIAL|EISDIR)/, 'special'],
  [/^(MISSING|ENOENT|ENOTDIR|ENODEV|ENXIO|EEXIST|ENAMETOOLONG|ELOOP)/, 'missing'],
  [/^(SQLITE_IOERR|EIO)/, 'io'],
]

/**
 * Cause of an error of the base's file; null for any other error: a bug. Without `file`, a base that cannot be opened
 * is `denied`.
 */
export function storageCauseOf(error: unknown, file: string | null): StorageCause | null {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return null
  if (code.startsWith('SQLITE_CANTOPEN')) return file === null ? 'denied' : whyNotOpened(file)
  return CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

/** Cause of SQLite's « cannot open », found by asking the system. */
function whyNotOpened(file: string): StorageCause {
  if (!existsSync(dirname(file))) return 'missing'
  try {
    if (!statSync(file).isFile()) return 'special'
    closeSync(openSync(file, 'r+'))
    // The file opens now: an antivirus or a copy held it for a moment.
    return 'busy'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Windows answers EPERM for a file that may not be written, EBUSY for one that is held.
    return storageCauseOf({ code }, file) ?? 'denied'
  }
}

/** Throws where the path of a base leads to anything but a file or a free name: opening a device may never end. */
export function refuseSpecialFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found !== undefined && !found.isFile()) throw new SpecialFileError(file)
}

/** The base is gone, or empty, while its last entries stand beside it: SQLite deletes them as soon as it opens that name. */
export class LostBaseError extends Error {
  override readonly name = 'LostBaseError'
}

/**
 * Path of the `-wal` that holds the last entries of a base whose file is gone or empty; null where there is none. SQLite cannot
 * read it without that file.
 */
export function lastEntriesOf(file: string): string | null {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return sizeOf(file) === 0 && sizeOf(`${file}-wal`) > 0 ? `${file}-wal` : null
}

/** Throws where the base is gone and its last entries are not: to make a new base would lose them. */
export function refuseLostBase(file: string): void {
  if (lastEntriesOf(file) !== null) throw new LostBaseError(file)
}

/** Returns a function that gives an error once the file of an open base is no longer the one that was opened. */
export function watchPlace(file: string): () => MovedBaseError | null {
  const identity = () => {
    const found = statSync(file, { throwIfNoEntry: false, bigint: true })
    return found === undefined ? null : `${found.dev} ${found.ino}`
  }
  const opened = identity()
  return () => {
    const now = identity()
    if (now === opened) return null
    return new MovedBaseError(now === null ? 'MISSING' : 'REPLACED')
  }
}
