import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3, { type Database as Sqlite } from 'better-sqlite3'
import {
  isProtectedCopy,
  LockedBaseError,
  openSqlite,
  protectionOf,
  protectionOfOpen,
  readHead,
  removeCles,
} from './engine.ts'
import { checkIntegrity } from './integrity.ts'
import { migrate, NewerDatabaseError, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { takeBytes } from './protected-file.ts'

/**
 * Prefix of the folders that hold our copies of copies, among the temporary files: each folder is private to this user,
 * and its name goes on with the number of the process that made it.
 */
export const ASIDE_PREFIX = 'cartable-copie-'

/** Makes a private folder among the temporary files; removing it twice does no harm. */
export function asideFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `${ASIDE_PREFIX}${process.pid}-`))
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/**
 * The file cannot be restored from. `foreign`: its tables are not those of its stated version; `locked`: its password was
 * not given.
 */
export class CopyRefusedError extends Error {
  override readonly name = 'CopyRefusedError'
  readonly reason: 'not-ours' | 'newer' | 'damaged' | 'foreign' | 'locked'

  constructor(reason: CopyRefusedError['reason']) {
    super(`copy refused: ${reason}`)
    this.reason = reason
  }
}

/**
 * Makes at `target` a private copy of `source`: checked, its schema compared with ours, brought up to date. The source is
 * only read. The checked copy is the one restored, even from a stick that is pulled out meanwhile. Throws
 * `CopyRefusedError`, or the disk's error.
 */
export function prepareCopy(source: string, target: string): void {
  refuseOtherFiles(source)
  try {
    takeBytes(source, target)
    const sqlite = openSqlite(target)
    try {
      // Trust only the file's rows, not its functions, views or triggers.
      sqlite.pragma('trusted_schema = OFF')
      sqlite.pragma('cell_size_check = ON')
      if (protectionOfOpen(sqlite) !== null) sqlite.pragma('journal_mode = DELETE')
      refuseOtherVersions(sqlite)
      if (checkIntegrity(sqlite).length > 0) throw new CopyRefusedError('damaged')
      keepOurs(sqlite)
      migrate(sqlite)
      sqlite.exec('delete from operation_under_way')
    } finally {
      sqlite.close()
    }
  } catch (error) {
    removeCles(target)
    throw asRefusal(error)
  }
}

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

/** Refuses a folder, a device or a text, before any of it is copied. */
function refuseOtherFiles(source: string): void {
  if (!statSync(source).isFile()) throw new CopyRefusedError('not-ours')
  if (isProtectedCopy(source)) {
    if (readHead(source) === null) throw new CopyRefusedError('damaged')
    return
  }
  if (protectionOf(source) !== null) return
  const header = Buffer.alloc(HEADER_BYTES)
  const handle = openSync(source, 'r')
  try {
    const read = readSync(handle, header, 0, HEADER_BYTES, 0)
    if (read < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
      throw new CopyRefusedError('not-ours')
    }
  } finally {
    closeSync(handle)
  }
}

function refuseOtherVersions(sqlite: Sqlite): void {
  const version = versionOf(sqlite)
  const tables = sqlite
    .prepare(
      "select count(*) from sqlite_schema where type = 'table' and name in ('annee', 'action')",
    )
    .pluck()
    .get()
  if (version <= 0 || tables !== 2) throw new CopyRefusedError('not-ours')
  if (version > migrations.length) throw new CopyRefusedError('newer')
}

type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string | null }

/**
 * Compares the file with the schema of its stated version. Our tables must be there, with the same columns of the same
 * kinds; views, triggers and foreign tables are removed.
 */
function keepOurs(sqlite: Sqlite): void {
  const ours = new BetterSqlite3(':memory:')
  try {
    migrate(ours, migrations.slice(0, versionOf(sqlite)))
    const expected = shapesOf(ours)
    const found = shapesOf(sqlite)
    for (const [name, shape] of expected) {
      if (found.get(name) !== shape) throw new CopyRefusedError('foreign')
    }
    const triggers = new Map(objectsOf(ours).map(({ name, sql }) => [name, sql]))
    for (const { type, name, sql } of objectsOf(sqlite)) {
      const isOurs = type === 'table' ? expected.has(name) : triggers.get(name) === sql
      if (!isOurs && type !== 'index') sqlite.exec(`drop ${type} if exists ${quoted(name)}`)
    }
  } finally {
    ours.close()
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Objects of the schema, except indexes, which bring no rows, and SQLite's own. Views first: they stand on tables. */
const objectsOf = (sqlite: Sqlite): readonly SchemaObject[] =>
  sqlite
    .prepare(
      `select type, name, sql from sqlite_schema where type <> 'index' and name not like 'sqlite\\_%' escape '\\'
       order by type = 'table', name`,
    )
    .all() as SchemaObject[]

/** Each table's kind and columns, as one text. */
function shapesOf(sqlite: Sqlite): ReadonlyMap<string, string> {
  const tables = sqlite
    .prepare(
      `select name, type, wr, strict from pragma_table_list
       where schema = 'main' and name not like 'sqlite\\_%' escape '\\'`,
    )
    .all() as { name: string }[]
  const columns = sqlite.prepare(
    'select name, type, "notnull", pk, hidden from pragma_table_xinfo(?) order by name',
  )
  return new Map(
    tables.map((table) => [table.name, JSON.stringify([table, columns.all(table.name)])]),
  )
}

function asRefusal(error: unknown): unknown {
  if (error instanceof LockedBaseError) return new CopyRefusedError('locked')
  if (error instanceof NewerDatabaseError) return new CopyRefusedError('newer')
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('SQLITE_FULL')) return Object.assign(new Error(code), { code: 'ENOSPC' })
  if (code === 'SQLITE_NOTADB') return new CopyRefusedError('not-ours')
  // Any SQLite error here means a damaged copy: a schema that our steps do not fit, rows that our rules refuse.
  return code.startsWith('SQLITE_') ? new CopyRefusedError('damaged') : error
}
