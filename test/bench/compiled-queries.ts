import type { Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { OpenDatabase } from '../../main/db/open.ts'
import type { Database } from '../../main/db/schema.ts'

/** A query as kysely compiled it, prepared once and for all. */
export type BareQuery = { readonly statement: Statement; readonly parameters: readonly unknown[] }

/** The reads that `work` makes, to be run again with nothing of kysely nor of ours around them. */
export async function captureQueries(
  { sqlite }: OpenDatabase,
  work: (db: Kysely<Database>) => Promise<unknown>,
): Promise<readonly BareQuery[]> {
  const queries: BareQuery[] = []
  // Never destroyed: that would close the connection, which belongs to the caller.
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: (event) => {
      if (!/^\s*(select|with)\b/i.test(event.query.sql)) return
      queries.push({
        statement: sqlite.prepare(event.query.sql),
        parameters: event.query.parameters,
      })
    },
  })
  await work(db)
  return queries
}

/** Runs them as one transaction, as the app does. */
export function runBare({ sqlite }: OpenDatabase, queries: readonly BareQuery[]): void {
  sqlite.transaction(() => {
    for (const { statement, parameters } of queries) statement.all(...parameters)
  })()
}
