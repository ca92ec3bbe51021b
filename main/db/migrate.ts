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
 * Brings the schema to the latest version, all in one transaction: a step that fails leaves the base as it was, version
 * number included (kysely's own Migrator opens no transaction on SQLite). The journal's triggers are made once, after
 * the last step: a step changes tables that they name, and making them anew at each one took most of an opening.
 */
export function migrate(sqlite: Sqlite, steps: readonly string[] = migrations): void {
  const found = versionOf(sqlite)
  if (found > steps.length) throw new NewerDatabaseError(found, steps.length)
  if (found === steps.length) return
  sqlite.transaction(() => {
    dropJournalTriggers(sqlite)
    for (const sql of steps.slice(found)) sqlite.exec(sql)
    createJournalTriggers(sqlite)
    sqlite.pragma(`user_version = ${steps.length}`)
  })()
}
