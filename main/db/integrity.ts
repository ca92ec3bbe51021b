import type { Database as Sqlite } from 'better-sqlite3'

/**
 * Faults that SQLite finds in the file and in the references between rows; empty when all is well.
 */
export function checkIntegrity(sqlite: Sqlite): readonly string[] {
  const structure = found(() =>
    (sqlite.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok'),
  )
  const references = found(() =>
    (
      sqlite.pragma('foreign_key_check') as {
        table: string
        rowid: number | null
        parent: string
      }[]
    ).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''} -> ${parent}`),
  )
  return [...structure, ...references]
}

/** Result of a check; a page that cannot be read ends the check, and its error is the result. */
function found(check: () => readonly string[]): readonly string[] {
  try {
    return check()
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error
    return [`${code}: ${message}`]
  }
}
