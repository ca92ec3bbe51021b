import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'

/** An année with the ids of all its actions. */
export type AnneeActions = {
  readonly debut: IsoDate
  readonly fin: IsoDate
  readonly actionIds: readonly string[]
}

/** undefined when there is no such année. */
export async function findAnneeActions(
  db: Kysely<Database>,
  anneeId: string,
): Promise<AnneeActions | undefined> {
  const rows = await db
    .selectFrom('annee as n')
    .leftJoin('action as a', 'a.annee_id', 'n.id')
    .where('n.id', '=', anneeId)
    .select(['n.debut', 'n.fin', 'a.id as actionId'])
    .execute()
  const first = rows[0]
  if (first === undefined) return undefined
  return {
    debut: first.debut,
    fin: first.fin,
    actionIds: rows.flatMap((row) => (row.actionId === null ? [] : [row.actionId])),
  }
}

/** The collectifs of an action, by name as the action lists them. */
export function findCollectifs(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('collectif')
    .select(['id', 'nom'])
    .where('action_id', '=', actionId)
    .execute()
}
