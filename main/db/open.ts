import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database as Sqlite, type Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate, NewerDatabaseError, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Database } from './schema.ts'

const BACKUPS_KEPT = 10
const COPY_PREFIX = 'cartable'
const STATEMENTS_KEPT = 500

/** The one connection of the app: kysely for queries, close for the end. */
export type OpenDatabase = {
  readonly db: Kysely<Database>
  readonly sqlite: Sqlite
  readonly file: string
  close(): Promise<void>
}

/** Opens (or creates) the database of the app and brings it up to date; `:memory:` for tests. */
export function openDatabase(file: string): OpenDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new BetterSqlite3(file)
  try {
    // Before anything that writes: a database of a newer app is left as it is, to the byte.
    refuseNewer(sqlite)
    setPragmas(sqlite)
    backUpBeforeMigrating(sqlite, file)
    migrate(sqlite)
    // A crash inside an operation must not leave later changes under its name.
    sqlite.exec('delete from operation_under_way')
  } catch (error) {
    sqlite.close()
    throw error
  }
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: withStatementCache(sqlite) }),
  })
  const close = async (): Promise<void> => {
    await db.destroy()
    // kysely closes only a connection that it has used.
    sqlite.close()
  }
  return { db, sqlite, file, close }
}

/** WAL defaults to synchronous=NORMAL in this build: FULL is stated, so that a committed row survives a power cut. */
function setPragmas(sqlite: Sqlite): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
}

function refuseNewer(sqlite: Sqlite): void {
  const version = versionOf(sqlite)
  if (version > migrations.length) throw new NewerDatabaseError(version, migrations.length)
}

function backUpBeforeMigrating(sqlite: Sqlite, file: string): void {
  const version = versionOf(sqlite)
  if (file === ':memory:' || version === 0 || version === migrations.length) return
  backUp(sqlite, file, `avant-migration-v${version}`)
}

/**
 * Copies the live database beside it, in `backups/`, as one consistent file (never a plain copy: the
 * last commits may still be in the -wal). Keeps our last ten copies, and whatever else the user put
 * there. Gives the copy's path.
 */
export function backUp(sqlite: Sqlite, file: string, reason: string, now = new Date()): string {
  const folder = join(dirname(file), 'backups')
  mkdirSync(folder, { recursive: true })
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const target = freeName(folder, `${COPY_PREFIX}-${stamp}-${reason}`)
  // Written under another name first: an interrupted copy must never pass for a whole one.
  const partial = `${target}.partiel`
  rmSync(partial, { force: true })
  sqlite.prepare('vacuum into ?').run(partial)
  renameSync(partial, target)
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(`${COPY_PREFIX}-`) && name.endsWith('.sqlite'))
    .sort()
  for (const old of copies.slice(0, -BACKUPS_KEPT)) rmSync(join(folder, old))
  return target
}

function freeName(folder: string, base: string): string {
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? `${base}.sqlite` : `${base}-${n}.sqlite`)
    if (!existsSync(path)) return path
  }
}

/** kysely prepares on every call; the same text gives the same statement here. */
function withStatementCache(sqlite: Sqlite) {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql: string): Statement {
      const known = statements.get(sql)
      if (known !== undefined) return known
      if (statements.size >= STATEMENTS_KEPT) statements.clear()
      const statement = sqlite.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
    close: () => {
      statements.clear()
      sqlite.close()
    },
  }
}
