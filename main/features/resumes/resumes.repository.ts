import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Whether the actions hold an inscription, a séance or hours. */
export async function hasRecords(
  db: Kysely<Database>,
  actionIds: readonly string[],
): Promise<boolean> {
  const seance = db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select('s.id')
  const rows = await db
    .selectFrom('inscription')
    .where('action_id', 'in', actionIds)
    .select('id')
    .unionAll(db.selectFrom('heures').where('action_id', 'in', actionIds).select('id'))
    .unionAll(seance)
    .limit(1)
    .execute()
  return rows.length > 0
}
