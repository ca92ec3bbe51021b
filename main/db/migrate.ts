import type { Database as Sqlite } from 'better-sqlite3'
import { createJournalTriggers, dropJournalTriggers } from './journal.ts'
import { migrations } from './migrations/index.ts'

/** The file was written by a newer Cartable: opening it could lose what this one does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  readonly found: number
  readonly known: number

  constructor(found: number, known: number) {
    super(`database version ${found} is newer than ${known}`)
    this.found = found
    this.known = known
  }
}

export const versionOf = (sqlite: Sqlite): number =>
  sqlite.pragma('user_version', { simple: true }) as number

/**
 * Brings the schema to the latest version. The version number is written in the same transaction as
 * the change (kysely's own Migrator opens none on SQLite), so a failure leaves the previous version whole.
 */
export function migrate(sqlite: Sqlite, steps: readonly string[] = migrations): void {
  const found = versionOf(sqlite)
  if (found > steps.length) throw new NewerDatabaseError(found, steps.length)
  for (const [index, sql] of steps.entries()) {
    if (index < found) continue
    sqlite.transaction(() => {
      dropJournalTriggers(sqlite)
      sqlite.exec(sql)
      createJournalTriggers(sqlite)
      sqlite.pragma(`user_version = ${index + 1}`)
    })()
  }
}
