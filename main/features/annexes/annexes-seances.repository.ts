import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'

const seancesOf = (db: Kysely<Database>, actionId: string, arreteAu: IsoDate) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', '=', actionId)
    .where('s.date', '<=', arreteAu)

/** Séances of the action up to a date with their activités, whatever their état, by date and time. */
export function findSeances(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  return seancesOf(db, actionId, arreteAu)
    .select([
      's.id as seanceId',
      'c.id as collectifId',
      'c.nom as collectif',
      's.date',
      's.debut',
      's.fin',
      's.minutes',
      's.etat',
      's.motif',
      's.note',
    ])
    .select([
      sql<number>`(select count(*) from seance_intervenant si where si.seance_id = s.id)`.as(
        'intervenants',
      ),
      sql<string>`(select json_group_array(a.activite) from seance_activite a where a.seance_id = s.id)`.as(
        'activites',
      ),
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('s.id')
    .execute()
}
export type SeanceRow = Awaited<ReturnType<typeof findSeances>>[number]

/** Présences recorded at the séances tenues among them. */
export function findPresences(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  return seancesOf(db, actionId, arreteAu)
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .where('s.etat', '=', 'tenue')
    .select(['p.seance_id as seanceId', 'p.enfant_id as enfantId', 'p.etat'])
    .execute()
}
export type PresenceRow = Awaited<ReturnType<typeof findPresences>>[number]
