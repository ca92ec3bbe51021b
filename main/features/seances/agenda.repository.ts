import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Every séance to put in a calendar, with where it takes place, in order of time. */
export function findSeancesAgenda(
  db: Kysely<Database>,
  actionIds: readonly string[],
  collectifId: string | null,
) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('c.action_id', 'in', actionIds)
    .$if(collectifId !== null, (query) => query.where('c.id', '=', collectifId ?? ''))
    .select([
      's.id as seanceId',
      'c.nom as collectif',
      'a.lieu',
      's.date',
      's.debut',
      's.fin',
      's.etat',
      's.motif',
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('s.id')
    .execute()
}
