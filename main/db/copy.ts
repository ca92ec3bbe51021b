import { closeSync, openSync } from 'node:fs'
import type { Database as Sqlite } from 'better-sqlite3'
import { openByKey, openSqlite, protectionOfOpen } from './engine.ts'
import { checkIntegrity } from './integrity.ts'
import { addHead } from './protected-file.ts'

/** The copy just made fails its check: the base itself is damaged, or the disk is. */
export class DamagedCopyError extends Error {
  override readonly name = 'DamagedCopyError'
}

/** Failures of the disk in SQLite's messages, with the codes that the rest of the app knows. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL/, 'ENOSPC'],
  [/^SQLITE_IOERR/, 'EIO'],
]

/**
 * Writes the whole base as one consistent file at `path`, where there is none (never a plain copy: the last
 * commits may still be in the -wal), and reads it through. No transaction may be open. The caller must flush
 * it: SQLite does not. The copy of a protected base carries its clés.
 */
export function copyTo(sqlite: Sqlite, path: string): void {
  copyPagesTo(sqlite, path)
  const protection = protectionOfOpen(sqlite)
  if (protection !== null) addHead(path, protection.cles)
}

/**
 * Copies the base as a base's own file: where it is protected, without its clés, which are in another file.
 */
export function copyPagesTo(sqlite: Sqlite, path: string): void {
  // Create the file empty first: the system's own error then says why it cannot be made.
  closeSync(openSync(path, 'wx'))
  try {
    sqlite.prepare('vacuum into ?').run(path)
  } catch (error) {
    throw asCopyError(error)
  }
  const key = protectionOfOpen(sqlite)?.key ?? null
  const asCopy = { readonly: true }
  const copy = key === null ? openSqlite(path, asCopy) : openByKey(path, key, asCopy)
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
