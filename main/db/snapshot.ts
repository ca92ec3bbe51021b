import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Runs reads that must agree in one transaction: no write lands between them. Called with a transaction,
 * it joins that one. No file is read and no document built inside: every other call waits for its end.
 */
export function inSnapshot<T>(
  db: Kysely<Database>,
  read: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? read(db) : db.transaction().execute(read)
}
