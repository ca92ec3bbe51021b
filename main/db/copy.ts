import { closeSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database as Sqlite } from 'better-sqlite3'
import { checkIntegrity } from './integrity.ts'

/** The folder beside a base where its copies are kept. */
export const backupsOf = (file: string): string => join(dirname(file), 'backups')

/** The copy just made does not hold together: the base itself is damaged, or the disk is. */
export class DamagedCopyError extends Error {
  override readonly name = 'DamagedCopyError'
}

/** Failures of the disk, told with the codes that the rest of the app knows. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL/, 'ENOSPC'],
  [/^SQLITE_IOERR/, 'EIO'],
]

/**
 * Writes the whole base as one consistent file at `path`, where there is none (never a plain copy: the last
 * commits may still be in the -wal), and reads it through. No transaction may be open. It is not on the disk
 * for good yet: SQLite does not flush what it writes so.
 */
export function copyTo(sqlite: Sqlite, path: string): void {
  // Made first, empty: the system then says in its own words why it cannot be.
  closeSync(openSync(path, 'wx'))
  try {
    sqlite.prepare('vacuum into ?').run(path)
  } catch (error) {
    throw asCopyError(error)
  }
  const copy = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
  try {
    if (checkIntegrity(copy).length > 0) throw new DamagedCopyError()
  } finally {
    copy.close()
  }
}

function asCopyError(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new DamagedCopyError()
  const known = CODES.find(([pattern]) => pattern.test(code))?.[1]
  return known === undefined ? error : Object.assign(new Error(code), { code: known })
}
