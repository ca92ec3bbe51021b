import type { OpenDatabase } from '../../../main/db/open.ts'

/** Tables of past acts, not of current data. */
const JOURNAL = ['operation', 'operation_change', 'operation_under_way', 'import']

/** Every row of every data table, in an order of its own: two bases that hold the same compare equal. */
export function dataSnapshot({
  sqlite,
}: OpenDatabase): Readonly<Record<string, readonly string[]>> {
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables
      .filter((table) => !JOURNAL.includes(table))
      .map((table) => [
        table,
        sqlite
          .prepare(`select * from ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  )
}
