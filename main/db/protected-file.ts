import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import type { Database as Sqlite } from 'better-sqlite3'
import { type Cles, type OpenKey, writeCles } from './cles.ts'
import {
  headBytes,
  openByKey,
  openKeyOf,
  openSqlite,
  protectionOf,
  rawKey,
  readHead,
  removeCles,
} from './engine.ts'
import { checkIntegrity } from './integrity.ts'

const PIECE_BYTES = 1_048_576

/** The bytes of `source` from `at` on, written at the end of `target`. */
function append(source: string, at: number, target: number): void {
  const from = openSync(source, 'r')
  try {
    const piece = Buffer.alloc(PIECE_BYTES)
    for (let position = at; ; ) {
      const read = readSync(from, piece, 0, PIECE_BYTES, position)
      if (read === 0) return
      writeSync(target, piece, 0, read)
      position += read
    }
  } finally {
    closeSync(from)
  }
}

/** Writes a new file: `head`, then the bytes of `source` from `at` on. */
function writeAfter(head: Buffer, source: string, at: number, target: string): void {
  const to = openSync(target, 'w', 0o600)
  try {
    writeSync(to, head)
    append(source, at, to)
    fsyncSync(to)
  } finally {
    closeSync(to)
  }
}

/** Makes of the encrypted base at `path` a protected copy: what opens it comes first. */
export function addHead(path: string, cles: Cles): void {
  const partial = `${path}.partiel`
  try {
    writeAfter(headBytes(cles), path, 0, partial)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** Writes at `target` a protected copy under other clés of the same key: its password was changed. */
export function replaceHead(source: string, target: string, cles: Cles): void {
  writeAfter(headBytes(cles), source, readHead(source)?.at ?? 0, target)
}

/**
 * Takes what a base or a copy holds, plain or protected, as a private base of our own at `target`, its clés beside it.
 * Through SQLite where the last commits are beside the file, as with a base that was not closed. Throws
 * `LockedBaseError` where its key was not given.
 */
export function takeBytes(source: string, target: string): void {
  const head = readHead(source)
  const cles = head?.cles ?? protectionOf(source)
  if (cles !== null) writeCles(target, cles)
  if (head !== null) writeAfter(Buffer.alloc(0), source, head.at, target)
  else if ((statSync(`${source}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    const live = openSqlite(source, { readonly: true, fileMustExist: true })
    try {
      live.pragma('trusted_schema = OFF')
      live.prepare('vacuum into ?').run(target)
    } finally {
      live.close()
    }
  } else {
    copyFileSync(source, target)
    chmodSync(target, 0o600)
  }
  if (cles === null) leaveWal(target)
}

/** The header's two version bytes: whatever it was, our copy keeps no -wal. */
function leaveWal(target: string): void {
  const handle = openSync(target, 'r+')
  try {
    writeSync(handle, Buffer.from([1, 1]), 0, 2, 18)
  } finally {
    closeSync(handle)
  }
}

/** A conversion did not give the same rows back: nothing was changed. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError'
  readonly code = 'CONVERSION'
}

/**
 * Writes at `target` what the base or copy at `source` holds, protected by `to`, plain where that is null, read through
 * and compared. `isCopy`: what opens it comes first in the file. `source` is only read.
 */
export function convert(
  source: string,
  target: string,
  to: OpenKey | null,
  { isCopy }: { readonly isCopy: boolean },
): void {
  try {
    takeBytes(source, target)
    const before = rekey(target, to)
    const sqlite = to === null ? openSqlite(target) : openByKey(target, to.key)
    try {
      if (checkIntegrity(sqlite).length > 0 || countsOf(sqlite) !== before) {
        throw new ConversionError()
      }
    } finally {
      sqlite.close()
    }
    if (isCopy && to !== null) addHead(target, to.cles)
  } catch (error) {
    for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${target}${part}`, { force: true })
    throw error
  } finally {
    removeCles(target)
  }
}

/** Encrypts the private file by another key, or not any more; gives what it counts. */
function rekey(file: string, to: OpenKey | null): string {
  const key = openKeyOf(file)?.key ?? null
  const sqlite = openByKey(file, key)
  try {
    sqlite.pragma('journal_mode = DELETE')
    const counts = countsOf(sqlite)
    if (key !== null || to !== null) sqlite.rekey(to === null ? Buffer.alloc(0) : rawKey(to.key))
    return counts
  } finally {
    sqlite.close()
  }
}

/** Rows of each table, and the version. */
function countsOf(sqlite: Sqlite): string {
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all() as string[]
  const counts = tables.map((name) =>
    sqlite
      .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get(),
  )
  return JSON.stringify([sqlite.pragma('user_version', { simple: true }), tables, counts])
}
