import { Kysely, SqliteDialect } from 'kysely'
import type { OpenDatabase } from '../../main/db/open.ts'

/** Rows that queries gave, as text, by what they are read for, the SQL and its values. */
export type Reads = Record<string, string>

/**
 * The same base, whose reads are noted in `reads` after `about()`, rows as a set: what a query gives is told, whatever is
 * then made of its rows.
 */
export function spyReads(open: OpenDatabase, reads: Reads, about: () => string): OpenDatabase {
  const prepare = (sql: string) => {
    const statement = open.sqlite.prepare(sql)
    const all = (values: readonly unknown[]) => {
      const rows = statement.all(values)
      const text = rows.map((row) => JSON.stringify(row)).toSorted()
      reads[`${about()}: ${sql} ${JSON.stringify(values)}`] = text.join('\n')
      return rows
    }
    const run = (values: readonly unknown[]) => statement.run(values)
    const iterate = (values: readonly unknown[]) => statement.iterate(values)
    return { reader: statement.reader, all, run, iterate }
  }
  const dialect = new SqliteDialect({ database: { prepare, close: () => {} } as never })
  return { ...open, db: new Kysely({ dialect }) }
}
