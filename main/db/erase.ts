import type { Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { openSqlite, protectionOfOpen, removeCles } from './engine.ts'
import { checkIntegrity } from './integrity.ts'
import { UNJOURNALED } from './journal.ts'
import { newId } from './new-id.ts'
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
  const sqlite = openSqlite(target)
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
const KEPT_AS_SENT = ['envoi', 'envoi_fichier']
const KEPT = [...KEPT_AS_SENT, 'operation_change', 'operation_under_way']

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
  sqlite.function('rewritten', (text, column) =>
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

/**
 * Gives new ids to the records whose id `mustGo` says, wherever it is written: in other records, in the journal, in texts
 * that hold it between quotes. Runs inside the caller's transaction; bilans as sent, and what they name, are left.
 */
export function renewIds(sqlite: Sqlite, mustGo: (id: string) => boolean): void {
  const keys = idColumns(sqlite, KEPT_AS_SENT)
  const renewed = new Map<string, string>()
  const read = [
    ...keys.map(({ table, column }) => `select distinct ${column} from ${table}`),
    // The journal alone still knows the id of a record deleted since.
    ...['before', 'after'].map(
      (row) =>
        `select distinct value from operation_change, json_each(${row})
         where key = 'id' or key like '%\\_id' escape '\\'`,
    ),
  ]
  for (const statement of read) {
    for (const id of sqlite.prepare(statement).pluck().all()) {
      if (typeof id === 'string' && mustGo(id)) renewed.set(id, newId())
    }
  }
  const sent = idColumns(sqlite, []).filter(({ table }) => KEPT_AS_SENT.includes(table))
  for (const { table, column } of sent) {
    for (const id of sqlite.prepare(`select ${column} from ${table}`).pluck().all()) {
      renewed.delete(String(id))
    }
  }
  if (renewed.size === 0) return
  sqlite.pragma('defer_foreign_keys = on')
  sqlite.function('renewed', (id) => renewed.get(String(id)) ?? id)
  for (const { table, column } of keys) {
    sqlite
      .prepare(
        `update ${table} set ${column} = renewed(${column}) where ${column} <> renewed(${column})`,
      )
      .run()
  }
  const quoted = [...renewed].map(
    ([before, after]) => [JSON.stringify(before), JSON.stringify(after)] as const,
  )
  const inTexts = (text: unknown) =>
    quoted.reduce((rest, [before, after]) => rest.replaceAll(before, after), String(text))
  sqlite.function('renewed_in', inTexts)
  for (const { table, column } of textColumns(sqlite, KEPT_AS_SENT)) {
    sqlite
      .prepare(
        `update ${table} set ${column} = renewed_in(${column})
         where instr(${column}, '"') > 0 and ${column} <> renewed_in(${column})`,
      )
      .run()
  }
}

/** Columns that hold the id of a record, of its own table or of another. */
const idColumns = (sqlite: Sqlite, left: readonly string[]) =>
  columnsWhere(sqlite, `(c.name = 'id' or c.name like '%\\_id' escape '\\')`, left)

const textColumns = (sqlite: Sqlite, left: readonly string[]) =>
  columnsWhere(sqlite, `c.pk = 0 and c.name <> 'id' and c.name not like '%\\_id' escape '\\'`, left)

/** Text columns of our tables that a condition on `c`, the column, lets through. */
function columnsWhere(
  sqlite: Sqlite,
  condition: string,
  left: readonly string[],
): readonly { readonly table: string; readonly column: string }[] {
  return sqlite
    .prepare(
      `select t.name as "table", c.name as "column"
       from pragma_table_list as t, pragma_table_xinfo(t.name) as c
       where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
         and lower(c.type) = 'text' and c.hidden = 0 and ${condition}
         and t.name not in (${left.map((name) => `'${name}'`).join(', ')})`,
    )
    .all() as { table: string; column: string }[]
}
