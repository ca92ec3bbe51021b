import type { Insertable, Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Every correspondance kept, latest first: a few rows for each school. */
export function findRetenues(db: Db) {
  return db
    .selectFrom('correspondance')
    .selectAll()
    .orderBy('retenue_le', 'desc')
    .orderBy('id')
    .execute()
}

export async function deleteRetenues(db: Db, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('correspondance').where('id', 'in', ids).execute()
}

export async function insertRetenue(
  db: Db,
  row: Insertable<Database['correspondance']>,
): Promise<void> {
  await db.insertInto('correspondance').values(row).execute()
}
