import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'
import { inOrderOfTime } from '../in-time.ts'

/** Inscriptions begun by `today`, latest last: the last of an enfant tells its niveau. */
export function findInscriptionsOuvertes(
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', 'in', actionIds)
    .where('i.debut', '<=', today)
    .select(['e.id as enfantId', 'e.famille_id as familleId', 'i.niveau', 'i.statut'])
    .select(['i.collectif_id as collectifId', 'i.debut', 'i.fin'])
    .select(['t.id as etablissementId', 't.nom as etablissement'])
    .select(sql<0 | 1>`e.anonymise_le is not null`.as('isAnonyme'))
    .select(
      sql<0 | 1>`exists (select 1 from inscription_origine where inscription_id = i.id)`.as(
        'hasOrigine',
      ),
    )
    .orderBy(inOrderOfTime)
    .execute()
}
