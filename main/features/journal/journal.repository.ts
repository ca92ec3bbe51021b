import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

const operations = (db: Db) =>
  db.selectFrom('operation').select(['id as operationId', 'label', 'seq'])

/** The last operation that stands. */
export function findLastDone(db: Db) {
  return operations(db)
    .where('undone_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What was undone last, after the last operation that stands: new work ends what can be redone. */
export async function findNextUndone(db: Db) {
  const last = await findLastDone(db)
  return operations(db)
    .where('undone_at', 'is not', null)
    .where('seq', '>', last?.seq ?? 0)
    .orderBy('undone_at', 'desc')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
}

/** The names of some enfants. */
export function findEnfantNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('enfant')
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select(['id', 'nom', 'prenom'])
    .execute()
}
