import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'

/** Inscriptions begun by `today`, latest last: the last of an enfant tells its niveau. */
export function findInscriptionsOuvertes(
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .where('i.action_id', 'in', actionIds)
    .where('i.debut', '<=', today)
    .where('i.statut', '<>', 'jamais-venu')
    .select(['e.id as enfantId', 'e.famille_id as familleId', 'i.niveau', 'i.statut', 'i.fin'])
    .orderBy('i.debut')
    .orderBy('i.id')
    .execute()
}
