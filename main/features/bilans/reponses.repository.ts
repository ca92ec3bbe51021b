import type { Kysely } from 'kysely'
import type { Reponse } from '../../../shared/domain/bilan.ts'
import type { Database } from '../../db/schema.ts'

/** Keeps what the coordinator answered to one question of an action's bilan. */
export async function putReponse(
  db: Kysely<Database>,
  actionId: string,
  code: string,
  { valeur, raison }: Reponse,
): Promise<void> {
  const row = { valeur: JSON.stringify(valeur), raison }
  await db
    .insertInto('reponse')
    .values({ action_id: actionId, code, ...row })
    .onConflict((conflict) => conflict.columns(['action_id', 'code']).doUpdateSet(row))
    .execute()
}

/** Gives the question back to what the records say. */
export async function deleteReponse(
  db: Kysely<Database>,
  actionId: string,
  code: string,
): Promise<void> {
  await db
    .deleteFrom('reponse')
    .where('action_id', '=', actionId)
    .where('code', '=', code)
    .execute()
}
