import type { Kysely } from 'kysely'
import { isPrevisionnelVide, type SaisiePrevisionnel } from '../../../shared/domain/action.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'
import { previsionnelOf, previsionnelRows } from './previsionnel.ts'

type Db = Kysely<Database>

/** What the projet of an action announces, or null when it announces nothing. */
export async function findPrevisionnel(
  db: Db,
  actionId: string,
): Promise<SaisiePrevisionnel | null> {
  const p = await db
    .selectFrom('previsionnel')
    .selectAll()
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  if (!p) return null
  const items = await db
    .selectFrom('previsionnel_item')
    .select(['liste', 'code'])
    .where('action_id', '=', actionId)
    .execute()
  return previsionnelOf(p, items)
}

/** Keeps a prévisionnel, unless it announces nothing. */
export async function insertPrevisionnel(
  db: Db,
  actionId: string,
  p: SaisiePrevisionnel,
): Promise<void> {
  if (isPrevisionnelVide(p)) return
  const { previsionnel, items } = previsionnelRows(actionId, p)
  await db.insertInto('previsionnel').values(previsionnel).execute()
  await insertAll(db, 'previsionnel_item', items)
}
