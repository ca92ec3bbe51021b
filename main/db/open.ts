import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database as Sqlite, type Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { nextSauvegarde, parseSauvegarde } from '../../shared/domain/sauvegarde.ts'
import { backupsOf } from './backups.ts'
import { clesFile, writeCles } from './cles.ts'
import { copyTo } from './copy.ts'
import { copyCles, holdOpen, openSqlite, protectionOfOpen } from './engine.ts'
import { flushFile, flushFolder } from './flush.ts'
import { migrate, NewerDatabaseError, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { asideFolder } from './prepare-copy.ts'
import { finishReplacement } from './replacement.ts'
import type { Database } from './schema.ts'
import { refuseLostBase, refuseSpecialFile } from './storage-error.ts'

const STATEMENTS_KEPT = 500
/** Longest wait for a base that another program holds, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

/** The one connection of the app: kysely for queries, close for the end. */
export type OpenDatabase = {
  readonly db: Kysely<Database>
  readonly sqlite: Sqlite
  readonly file: string
  close(): Promise<void>
}

/** Opens (or creates) the database of the app and brings it up to date; `:memory:` for tests. */
export function openDatabase(file: string): OpenDatabase {
  if (file === ':memory:') return opened(emptyBase(), file)
  mkdirSync(dirname(file), { recursive: true })
  refuseSpecialFile(file)
  finishReplacement(file)
  refuseLostBase(file)
  createBase(file)
  const sqlite = openSqlite(file)
  try {
    // Check before anything writes: the base of a newer app, or of another program, is left as it is, to the byte.
    refuseOthers(sqlite)
    setPragmas(sqlite)
    backUpBeforeMigrating(sqlite, file)
    migrate(sqlite)
    endInterruptedAct(sqlite)
    keepCles(sqlite, file)
  } catch (error) {
    sqlite.close()
    throw error
  }
  const release = holdOpen(file, sqlite)
  const open = opened(sqlite, file)
  return { ...open, close: () => open.close().finally(release) }
}

/** Keeps clés that were missing and found in a copy, once the base opened by them proves that they are its own. */
function keepCles(sqlite: Sqlite, file: string): void {
  const protection = protectionOfOpen(sqlite)
  if (protection !== null && !existsSync(clesFile(file))) writeCles(file, protection.cles)
}

/** A new base is made in memory, then takes its name whole. What an absent one left beside its name is not written over. */
function createBase(file: string): void {
  if ([file, `${file}-wal`, clesFile(file)].some((path) => existsSync(path))) return
  const partial = `${file}.partiel`
  writeFileSync(partial, emptyBytes(), { mode: 0o600 })
  flushFile(partial)
  renameSync(partial, file)
  flushFolder(dirname(file))
}

function emptyBase(): Sqlite {
  const sqlite = new BetterSqlite3(emptyBytes())
  setPragmas(sqlite)
  return sqlite
}

let migrated: Buffer | undefined

/** A base without any record. Its migrations run once per process: a copy of their bytes takes an eighth of their time. */
function emptyBytes(): Buffer {
  if (migrated === undefined) {
    const first = new BetterSqlite3(':memory:')
    setPragmas(first)
    migrate(first)
    migrated = first.serialize()
    first.close()
  }
  return migrated
}

/** Ends an act cut short by a crash, so that later changes do not join it. Writes nothing where there is none. */
function endInterruptedAct(sqlite: Sqlite): void {
  const found = sqlite.prepare('select 1 from operation_under_way').get()
  if (found !== undefined) sqlite.exec('delete from operation_under_way')
}

/**
 * Opens a base to read it only: nothing of it is created nor brought up to date on the disk. An absent one reads as
 * empty; one of an earlier version, or that may not be written, is read from a copy of its own, which goes with it.
 */
export function openToRead(file: string): OpenDatabase {
  refuseSpecialFile(file)
  finishReplacement(file)
  refuseLostBase(file)
  if (!existsSync(file)) return openDatabase(':memory:')
  let sqlite: Sqlite | undefined
  try {
    sqlite = openSqlite(file)
    refuseOthers(sqlite)
    if (versionOf(sqlite) === migrations.length) {
      sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
      sqlite.pragma('query_only = ON')
      return opened(sqlite, file)
    }
    sqlite.close()
  } catch (error) {
    sqlite?.close()
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test((error as { code?: string }).code ?? '')) throw error
  }
  return openAside(file)
}

function openAside(file: string): OpenDatabase {
  const { folder, remove } = asideFolder()
  try {
    for (const part of ['', '-wal']) {
      if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, join(folder, `base${part}`))
    }
    chmodSync(join(folder, 'base'), 0o600)
    copyCles(file, join(folder, 'base'))
    const sqlite = openSqlite(join(folder, 'base'))
    try {
      refuseOthers(sqlite)
      migrate(sqlite)
    } catch (error) {
      sqlite.close()
      throw error
    }
    const aside = opened(sqlite, file)
    return { ...aside, close: () => aside.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

function opened(sqlite: Sqlite, file: string): OpenDatabase {
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
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
}

/** The file is a base of SQLite that another program made, or whose first page is damaged. */
class OtherBaseError extends Error {
  override readonly name = 'OtherBaseError'
  readonly code = 'SQLITE_NOTADB'
}

/** Throws for a base of a newer Cartable, and for one that is not ours: our tables must never be made in it. */
function refuseOthers(sqlite: Sqlite): void {
  const { version, names, encoding } = readFirstPage(sqlite)
  if (version > migrations.length) throw new NewerDatabaseError(version, migrations.length)
  const isOurs =
    version === 0 ? names.length === 0 : ['annee', 'action'].every((name) => names.includes(name))
  if (version < 0 || !isOurs || encoding !== 'UTF-8') throw new OtherBaseError()
}

function readFirstPage(sqlite: Sqlite) {
  try {
    return {
      version: versionOf(sqlite),
      encoding: sqlite.pragma('encoding', { simple: true }),
      names: sqlite.prepare('select name from sqlite_schema').pluck().all() as string[],
    }
  } catch (error) {
    // Nothing of ours ran yet: « unsupported file format » and the like come from the file.
    throw (error as { code?: string }).code === 'SQLITE_ERROR' ? new OtherBaseError() : error
  }
}

function backUpBeforeMigrating(sqlite: Sqlite, file: string): void {
  const version = versionOf(sqlite)
  if (version === 0 || version === migrations.length) return
  copyBeside(sqlite, file)
}

/** Copies the base before a migration, at once: any failure stops the opening before anything is changed. */
function copyBeside(sqlite: Sqlite, file: string): void {
  const folder = backupsOf(file)
  mkdirSync(folder, { recursive: true })
  const existing = readdirSync(folder).flatMap((name) => parseSauvegarde(name) ?? [])
  const target = join(folder, nextSauvegarde(existing, 'avant-migration', new Date()))
  // Write under another name first: an interrupted copy must never pass for a whole one.
  const partial = `${target}.partiel`
  rmSync(partial, { force: true })
  copyTo(sqlite, partial)
  flushFile(partial)
  renameSync(partial, target)
  flushFolder(folder)
}

/**
 * kysely's driver with prepared statements kept: kysely prepares on every call. A full disk makes SQLite roll back by
 * itself: kysely's own rollback would then fail, and hide why.
 */
function withStatementCache(sqlite: Sqlite) {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql: string): Statement {
      if (sql === 'rollback' && !sqlite.inTransaction) return sqlite.prepare('select 1 where 0')
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
