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
  writeFileSync,
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

/**
 * Appends the bytes of `source`, from `at` on, to `target`. Throws the disk's error where all of them are not written:
 * `writeSync` may stop short on a full disk, and say so in a number alone.
 */
function append(source: string, at: number, target: number): void {
  const from = openSync(source, 'r')
  try {
    const piece = Buffer.alloc(PIECE_BYTES)
    for (let position = at; ; ) {
      const read = readSync(from, piece, 0, PIECE_BYTES, position)
      if (read === 0) return
      writeFileSync(target, piece.subarray(0, read))
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
    writeFileSync(to, head)
    append(source, at, to)
    fsyncSync(to)
  } finally {
    closeSync(to)
  }
}

/** Turns the encrypted base at `path` into a protected copy, its clés at the head. */
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

/** Writes at `target` a protected copy with other clés of the same key: after a change of password. */
export function replaceHead(source: string, target: string, cles: Cles): void {
  writeAfter(headBytes(cles), source, readHead(source)?.at ?? 0, target)
}

/**
 * Writes the content of a base or a copy, plain or protected, as a private base at `target`, its clés beside it. Reads
 * through SQLite where the last commits are beside the file, as with a base that was not closed. Throws
 * `LockedBaseError` where its key was not given.
 */
export function takeBytes(source: string, target: string): void {
  const head = readHead(source)
  const cles = head?.cles ?? protectionOf(source)
  if (cles !== null) writeCles(target, cles)
  if (head !== null) writeAfter(Buffer.alloc(0), source, head.at, target)
  else if (sizeOf(source) > 0 && sizeOf(`${source}-wal`) > 0) {
    const live = openSqlite(source, { readonly: true })
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

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Marks the file as having no -wal, in the header's two version bytes: our copy keeps none. */
function leaveWal(target: string): void {
  const handle = openSync(target, 'r+')
  try {
    writeSync(handle, Buffer.from([1, 1]), 0, 2, 18)
  } finally {
    closeSync(handle)
  }
}

/** A conversion did not give the same rows back: nothing was changed. */
class ConversionError extends Error {
  override readonly name = 'ConversionError'
  readonly code = 'CONVERSION'
}

/**
 * Writes at `target` the content of the base or copy at `source`, protected by `to`, plain where that is null, read
 * through and compared. `isCopy`: the clés are at the head of the file. `source` is only read.
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

/** Encrypts the private file by another key, or decrypts it; returns the count of its rows as text. */
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

/** Number of rows of each table, and the version, as text. */
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
  return JSON.stringify([sqlite.pragma('user_version'), tables, counts])
}
