import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { EtatSeance } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** What decides whether something can be recorded at a séance. */
export type SeanceEtat = {
  readonly id: string
  readonly date: IsoDate
  readonly etat: EtatSeance
}

/** Those of the séances that exist. */
export function findSeancesEtat(
  db: Db,
  seanceIds: readonly string[],
): Promise<readonly SeanceEtat[]> {
  return db
    .selectFrom('seance')
    .select(['id', 'date', 'etat'])
    .where('id', 'in', seanceIds)
    .execute()
}

/**
 * Somebody was noted there: a séance prévue whose day has come was held. Inside the caller's
 * transaction, so that undo takes both back. Gives the ids that became tenues.
 */
export async function markTenues(
  trx: Db,
  seanceIds: readonly string[],
  today: IsoDate,
): Promise<readonly string[]> {
  if (seanceIds.length === 0) return []
  const changed = await trx
    .updateTable('seance')
    .set({ etat: 'tenue' })
    .where('id', 'in', seanceIds)
    .where('etat', '=', 'prevue')
    .where('date', '<=', today)
    .returning('id')
    .execute()
  return changed.map(({ id }) => id)
}
