import type { Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { openSqlite, protectionOfOpen, removeCles } from './engine.ts'
import { checkIntegrity } from './integrity.ts'
import { UNJOURNALED } from './journal.ts'
import type { OpenDatabase } from './open.ts'
import { CopyRefusedError, prepareCopy } from './prepare-copy.ts'
import { addHead } from './protected-file.ts'
import type { Database } from './schema.ts'

/** The parts of an open base that erasing needs: queries, and the texts of all tables. */
export type ErasableBase = Pick<OpenDatabase, 'db' | 'sqlite'>

/**
 * Rewrites the file of the base without what was deleted from it, and empties its -wal. Returns false where another
 * program that reads the base keeps the -wal: the old pages then stay until it is closed.
 */
export function overwriteDeleted({ db, sqlite }: ErasableBase): Promise<boolean> {
  // Queue behind every query: no transaction may be open.
  return db.connection().execute(async () => {
    sqlite.exec('vacuum')
    const [answer] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    return answer?.busy === 0
  })
}

/**
 * Writes at `target` the copy of a base at `source`, brought up to date, changed by `work` and without any trace of
 * what `work` deleted. `source` is only read. Throws `CopyRefusedError` where it is no sound copy of ours.
 */
export async function remakeCopy<T>(
  source: string,
  target: string,
  work: (base: ErasableBase) => Promise<T>,
): Promise<T> {
  prepareCopy(source, target)
  const sqlite = openSqlite(target, { fileMustExist: true })
  const protection = protectionOfOpen(sqlite)
  removeCles(target)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('foreign_keys = ON')
    const done = await work({ db, sqlite })
    sqlite.exec('vacuum')
    if (checkIntegrity(sqlite).length > 0) throw new CopyRefusedError('damaged')
    sqlite.close()
    if (protection !== null) addHead(target, protection.cles)
    return done
  } finally {
    await db.destroy()
    sqlite.close()
  }
}

/** Tables that `rewriteTexts` never touches: bilans as sent, and rows of the journal, which are deleted whole. */
const KEPT = ['envoi', 'envoi_fichier', 'operation_change', 'operation_under_way']

/**
 * Puts every text of the base through `rewrite`, ids and keys aside. Returns how many texts changed. Runs inside the
 * caller's transaction: it is the same connection. `isJournaledOnly` leaves out the tables that no undo restores.
 */
export function rewriteTexts(
  sqlite: Sqlite,
  rewrite: (text: string, column: string) => string,
  { isJournaledOnly = false }: { readonly isJournaledOnly?: boolean } = {},
): number {
  const left = isJournaledOnly ? [...KEPT, ...UNJOURNALED] : KEPT
  sqlite.function('rewritten', { deterministic: true }, (text, column) =>
    typeof text === 'string' ? rewrite(text, String(column)) : text,
  )
  return textColumns(sqlite, left).reduce((total, { table, column }) => {
    const name = `'${table}.${column}'`
    const statement = sqlite.prepare(
      `update ${table} set ${column} = rewritten(${column}, ${name})
       where ${column} is not null and ${column} <> rewritten(${column}, ${name})`,
    )
    return total + statement.run().changes
  }, 0)
}

function textColumns(
  sqlite: Sqlite,
  left: readonly string[],
): readonly { readonly table: string; readonly column: string }[] {
  return sqlite
    .prepare(
      `select t.name as "table", c.name as "column"
       from pragma_table_list as t, pragma_table_xinfo(t.name) as c
       where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
         and lower(c.type) = 'text' and c.pk = 0 and c.hidden = 0
         and c.name <> 'id' and c.name not like '%\\_id' escape '\\'
         and t.name not in (${left.map((name) => `'${name}'`).join(', ')})`,
    )
    .all() as { table: string; column: string }[]
}
