import type { Kysely } from 'kysely'
import type { SaisieFaitMarquant } from '../../../shared/domain/fait-marquant.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Faits marquants of these actions, latest first. */
export function findFaitMarquantRows(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('fait_marquant as f')
    .innerJoin('action as a', 'a.id', 'f.action_id')
    .where('f.action_id', 'in', actionIds)
    .select(['f.id as faitMarquantId', 'f.action_id as actionId', 'a.numero as action'])
    .select(['f.date', 'f.objectif', 'f.note'])
    .orderBy('f.date', 'desc')
    .orderBy('f.id')
    .execute()
}

/** One fait marquant, or undefined. */
export function findFaitMarquantRow(db: Db, id: string) {
  return db.selectFrom('fait_marquant').select('date').where('id', '=', id).executeTakeFirst()
}

/** Adds a fait marquant, or replaces it. */
export async function putFaitMarquant(
  db: Db,
  id: string,
  { actionId, date, objectif, note }: SaisieFaitMarquant,
): Promise<void> {
  const columns = { action_id: actionId, date, objectif, note: note ?? '' }
  await db
    .insertInto('fait_marquant')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}

export async function deleteFaitMarquantRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('fait_marquant').where('id', '=', id).execute()
}
