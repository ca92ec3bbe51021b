import { hash } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { copyCles, openSqlite } from './engine.ts'
import type { OpenDatabase } from './open.ts'
import { asideFolder, CopyRefusedError, prepareCopy } from './prepare-copy.ts'
import { runInWorker } from './run-in-worker.ts'
import type { Database } from './schema.ts'

export { CopyRefusedError } from './prepare-copy.ts'

/**
 * Opens a private copy of a copy, checked and brought up to date: the file itself is never written, and may be
 * pulled out meanwhile. Closing removes the private copy. Throws `CopyRefusedError`, or the disk's error.
 */
export function openCopy(path: string): OpenDatabase {
  const aside = asideFile()
  return aside.openAfter(() => prepareCopy(path, aside.target))
}

/** Opens a copy as `openCopy` does, the work being done in a worker: the window is not held. */
export async function openCopyInWorker(path: string): Promise<OpenDatabase> {
  const aside = asideFile()
  try {
    await runInWorker({ genre: 'prepare', source: path, target: aside.target })
  } catch (error) {
    aside.remove()
    throw error
  }
  return aside.openAfter(() => undefined)
}

function asideFile() {
  const { folder, remove } = asideFolder()
  const target = join(folder, 'copie.sqlite')
  const openAfter = (prepare: () => void): OpenDatabase => {
    let sqlite: Sqlite
    try {
      prepare()
      sqlite = openSqlite(target, { readonly: true })
      sqlite.pragma('trusted_schema = OFF')
    } catch (error) {
      remove()
      throw error
    }
    const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
    const close = async (): Promise<void> => {
      await db.destroy()
      sqlite.close()
      remove()
    }
    return { db, sqlite, file: target, close }
  }
  return { target, remove, openAfter }
}

/** Called with the number of rows written, and their total. */
export type Progress = (done: number, total: number) => void

/** Rows written between two pauses, in which the window's process answers other calls. */
const ROWS_A_TURN = 4000

/**
 * Replaces every row of the base by those of a copy, in one transaction of the app's own connection: until it
 * commits, whatever fails (the disk, the power, the copy) leaves the base as it was. Our own schema stays, with its
 * rules and its triggers. It goes on by turns, and whoever else asks something of the base waits for its end.
 * Throws `CopyRefusedError` when the rows break a rule.
 */
export function replaceContent(
  { db, sqlite }: OpenDatabase,
  copy: Sqlite,
  onProgress: Progress = () => undefined,
): Promise<void> {
  return db.connection().execute(async () => {
    // foreign_keys cannot change inside a transaction; every reference is checked before it commits.
    sqlite.pragma('foreign_keys = OFF')
    try {
      sqlite.exec('begin immediate')
      await copyTables(sqlite, copy, onProgress)
      sqlite.exec('commit')
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('rollback')
      throw isRule(error) ? new CopyRefusedError('damaged') : error
    } finally {
      sqlite.pragma('foreign_keys = ON')
    }
  })
}

/** Tables of bilans as sent: a restored copy adds its own rows and removes none. */
const KEPT: ReadonlySet<string> = new Set(['envoi', 'envoi_fichier'])

/**
 * Adds to `target` the versions sent that the base at `source` holds, each whole or not at all. Returns false where some
 * could not be read: the base is damaged, or none of ours. `source` is only read.
 */
export function addVersions(target: Sqlite, source: string): boolean {
  const { folder, remove } = asideFolder()
  let from: Sqlite | undefined
  try {
    for (const part of ['', '-wal']) {
      if (existsSync(`${source}${part}`))
        copyFileSync(`${source}${part}`, join(folder, `base${part}`))
    }
    copyCles(source, join(folder, 'base'))
    from = openSqlite(join(folder, 'base'))
    from.pragma('trusted_schema = OFF')
    if (from.prepare("select 1 from sqlite_schema where name = 'envoi'").get() === undefined)
      return true
    const base = from
    const ids = base.prepare('select id from envoi').pluck().all() as string[]
    return ids.map((id) => addVersion(target, base, id)).every((isAdded) => isAdded)
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  } finally {
    from?.close()
    remove()
  }
}

/** Adds one version sent and its files; returns false where SQLite does not read them, or a file is not the one sent. */
function addVersion(target: Sqlite, from: Sqlite, id: string): boolean {
  const copyOf = (table: string, key: string) => {
    const columns = (target.pragma(`table_info(${table})`) as { readonly name: string }[])
      .map(({ name }) => name)
      .join(', ')
    const rows = from.prepare(`select ${columns} from ${table} where ${key} = ?`).all(id)
    const places = columns.replace(/\w+/g, '@$&')
    const insert = target.prepare(`insert or ignore into ${table} (${columns}) values (${places})`)
    const write = () => {
      for (const row of rows) insert.run(row)
    }
    return { rows, write }
  }
  try {
    const envoi = copyOf('envoi', 'id')
    const fichiers = copyOf('envoi_fichier', 'envoi_id')
    const files = fichiers.rows as { readonly octets: Buffer; readonly digest: string }[]
    if (files.some(({ octets, digest }) => hash('sha256', octets) !== digest)) return false
    target.transaction(() => {
      envoi.write()
      fichiers.write()
    })()
    return true
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  }
}

/** Whether an error says that the file of a base does not hold together, is of another program, or is locked. */
const isUnreadable = (error: unknown): boolean =>
  /^(SQLITE_(CORRUPT|NOTADB|ERROR|CONSTRAINT|IOERR_SHORT_READ)|LOCKED)/.test(
    (error as { code?: string }).code ?? '',
  )

async function copyTables(sqlite: Sqlite, copy: Sqlite, onProgress: Progress): Promise<void> {
  const tables = tablesOf(sqlite)
  const countOf = (base: Sqlite, { name }: Table) =>
    base.prepare(`select count(*) from "${name}"`).pluck().get() as number
  const toWrite = tables.map((table) => countOf(copy, table))
  const emptied = tables.filter(({ name }) => !KEPT.has(name))
  const toDelete = emptied.map((table) => countOf(sqlite, table))
  const total = [...toWrite, ...toDelete].reduce((sum, count) => sum + count, 0)
  let done = 0
  const advance = (rows: number) => {
    done += rows
    onProgress(done, total)
    return nextTurn()
  }
  for (const table of emptied) {
    const empty = sqlite.prepare(
      `delete from "${table.name}" where (${table.keys}) in
       (select ${table.keys} from "${table.name}" limit ${ROWS_A_TURN})`,
    )
    for (let gone = empty.run().changes; gone > 0; gone = empty.run().changes) await advance(gone)
  }
  for (const table of tables) await copyRows(copy, sqlite, table, advance)
  for (const { name } of tables) {
    const wrong = [
      ...(sqlite.pragma(`integrity_check("${name}")`) as { integrity_check: string }[]).filter(
        (line) => line.integrity_check !== 'ok',
      ),
      ...(sqlite.pragma(`foreign_key_check("${name}")`) as unknown[]),
    ]
    if (wrong.length > 0) throw new CopyRefusedError('damaged')
    await advance(0)
  }
}

const isRule = (error: unknown): boolean =>
  ((error as { code?: string }).code ?? '').startsWith('SQLITE_CONSTRAINT')

type Table = { readonly name: string; readonly hasRowid: boolean; readonly keys: string }

function tablesOf(sqlite: Sqlite): readonly Table[] {
  const rows = sqlite
    .prepare("select name, wr from pragma_table_list where schema = 'main' and type = 'table'")
    .all() as { name: string; wr: 0 | 1 }[]
  const keysOf = sqlite
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
  return rows
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .map(({ name, wr }) => ({
      name,
      hasRowid: wr === 0,
      keys:
        wr === 0
          ? 'rowid'
          : (keysOf.all(name) as string[]).map((column) => `"${column}"`).join(', '),
    }))
}

/** Copies rows with their rowid: among séances of one moment, it keeps their order of entry. */
async function copyRows(
  from: Sqlite,
  to: Sqlite,
  { name, hasRowid }: Table,
  advance: (rows: number) => Promise<unknown>,
): Promise<void> {
  // `table_xinfo` without the computed columns: hidden = 2 or 3.
  const own = to
    .prepare('select name from pragma_table_xinfo(?) where hidden = 0')
    .pluck()
    .all(name) as string[]
  const columns = [...(hasRowid ? ['rowid'] : []), ...own.map((column) => `"${column}"`)].join(', ')
  const places = columns.replace(/[^,]+/g, '?')
  const verb = KEPT.has(name) ? 'insert or ignore' : 'insert'
  const insert = to.prepare(`${verb} into "${name}" (${columns}) values (${places})`)
  const rows = from.prepare(`select ${columns} from "${name}"`).raw()
  let written = 0
  for (const row of rows.iterate()) {
    insert.run(row as unknown[])
    written += 1
    if (written % ROWS_A_TURN === 0) await advance(ROWS_A_TURN)
  }
  await advance(written % ROWS_A_TURN)
}
