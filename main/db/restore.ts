import { existsSync, readFileSync } from 'node:fs'
import BetterSqlite3, { type Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { checkIntegrity } from './integrity.ts'
import { migrate, NewerDatabaseError, versionOf } from './migrate.ts'
import type { OpenDatabase } from './open.ts'
import type { Database } from './schema.ts'

/** The file cannot be restored from. */
export class CopyRefusedError extends Error {
  override readonly name = 'CopyRefusedError'
  readonly reason: 'not-ours' | 'newer' | 'damaged'

  constructor(reason: CopyRefusedError['reason']) {
    super(`copy refused: ${reason}`)
    this.reason = reason
  }
}

/**
 * Reads a copy whole into memory, checks it and brings it up to date there: the file is never written, and
 * what is checked is what will be restored. Throws `CopyRefusedError`, or what the disk says.
 */
export function openCopy(path: string): OpenDatabase {
  let sqlite: Sqlite | undefined
  try {
    sqlite = new BetterSqlite3(readBytes(path))
    // Nothing that a file brings besides its rows is trusted.
    sqlite.pragma('trusted_schema = OFF')
    refuseForeign(sqlite)
    if (checkIntegrity(sqlite).length > 0) throw new CopyRefusedError('damaged')
    migrate(sqlite)
    sqlite.exec('delete from operation_under_way')
  } catch (error) {
    sqlite?.close()
    throw asRefusal(error)
  }
  const opened = sqlite
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: opened }) })
  const close = async (): Promise<void> => {
    await db.destroy()
    opened.close()
  }
  return { db, sqlite: opened, file: ':memory:', close }
}

/** Through SQLite where the last commits are beside the file, as with a base that was not closed. */
function readBytes(path: string): Buffer {
  if (existsSync(`${path}-wal`)) {
    const live = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
    try {
      // Asked first, a file that is no base says so; serialised, it says « out of memory ».
      versionOf(live)
      return withoutWal(live.serialize())
    } finally {
      live.close()
    }
  }
  return withoutWal(readFileSync(path))
}

/** The header's two version bytes: a base in memory cannot be in WAL mode. */
function withoutWal(bytes: Buffer): Buffer {
  if (bytes.length < 100) throw new CopyRefusedError('not-ours')
  bytes[18] = 1
  bytes[19] = 1
  return bytes
}

function refuseForeign(sqlite: Sqlite): void {
  const tables = sqlite
    .prepare(
      "select count(*) from sqlite_schema where type = 'table' and name in ('annee', 'action')",
    )
    .pluck()
    .get()
  if (versionOf(sqlite) === 0 || tables !== 2) throw new CopyRefusedError('not-ours')
}

function asRefusal(error: unknown): unknown {
  if (error instanceof NewerDatabaseError) return new CopyRefusedError('newer')
  const code = (error as { code?: string }).code ?? ''
  if (code === 'SQLITE_NOTADB') return new CopyRefusedError('not-ours')
  // A schema that our steps do not apply to, rows that our rules refuse: whatever SQLite says of it.
  return code.startsWith('SQLITE_') ? new CopyRefusedError('damaged') : error
}

/**
 * Replaces every row of the base by those of a copy, in one transaction of the app's own connection: until it
 * commits, whatever fails (the disk, the power, the copy) leaves the base as it was. Our own schema stays, with its
 * rules and its triggers. Throws `CopyRefusedError` when the rows break a rule.
 */
export function replaceContent({ db, sqlite }: OpenDatabase, copy: Sqlite): Promise<void> {
  // Whoever else asks something of the base waits for its turn.
  return db.connection().execute(async () => {
    // Cannot be changed inside a transaction; every reference is checked before it commits.
    sqlite.pragma('foreign_keys = OFF')
    try {
      sqlite
        .transaction(() => {
          const tables = tablesOf(sqlite)
          for (const { name } of tables) sqlite.exec(`delete from "${name}"`)
          for (const table of tables) copyRows(copy, sqlite, table)
          if (checkIntegrity(sqlite).length > 0) throw new CopyRefusedError('damaged')
        })
        .immediate()
    } catch (error) {
      throw isRule(error) ? new CopyRefusedError('damaged') : error
    } finally {
      sqlite.pragma('foreign_keys = ON')
    }
  })
}

const isRule = (error: unknown): boolean =>
  ((error as { code?: string }).code ?? '').startsWith('SQLITE_CONSTRAINT')

type Table = { readonly name: string; readonly hasRowid: boolean }

function tablesOf(sqlite: Sqlite): readonly Table[] {
  const rows = sqlite
    .prepare("select name, wr from pragma_table_list where schema = 'main' and type = 'table'")
    .all() as { name: string; wr: 0 | 1 }[]
  return rows
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .map(({ name, wr }) => ({ name, hasRowid: wr === 0 }))
}

/** With their rowid: among séances of one moment, it says which came first. */
function copyRows(from: Sqlite, to: Sqlite, { name, hasRowid }: Table): void {
  // `table_xinfo` without the columns that are computed: hidden = 2 or 3.
  const own = to
    .prepare('select name from pragma_table_xinfo(?) where hidden = 0')
    .pluck()
    .all(name) as string[]
  const columns = [...(hasRowid ? ['rowid'] : []), ...own.map((column) => `"${column}"`)].join(', ')
  const places = columns.replace(/[^,]+/g, '?')
  const insert = to.prepare(`insert into "${name}" (${columns}) values (${places})`)
  const rows = from.prepare(`select ${columns} from "${name}"`).raw()
  for (const row of rows.iterate()) insert.run(row as unknown[])
}
