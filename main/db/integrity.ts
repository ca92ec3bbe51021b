import type { Database as Sqlite } from 'better-sqlite3'

/** What SQLite finds wrong in the file and in the references between rows; empty when all is well. */
export function checkIntegrity(sqlite: Sqlite): readonly string[] {
  const structure = (sqlite.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
  const references = (
    sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  ).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''} -> ${parent}`)
  return [...structure, ...references]
}
