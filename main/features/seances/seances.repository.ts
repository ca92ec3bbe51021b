import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

/** The séances of the actions' collectifs, whatever their état, by date and time. */
export function findSeances(db: Kysely<Database>, actionIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select([
      's.id as seanceId',
      'c.action_id as actionId',
      'c.id as collectifId',
      'c.nom as collectif',
      's.date',
      's.debut',
      's.fin',
      's.minutes',
      's.etat',
      's.motif',
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}

const seancesOf = (db: Kysely<Database>, actionIds: readonly string[]) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)

/** The activités noted at those séances. */
export function findActivites(db: Kysely<Database>, actionIds: readonly string[]) {
  return seancesOf(db, actionIds)
    .innerJoin('seance_activite as a', 'a.seance_id', 's.id')
    .select(['s.id as seanceId', 'a.activite'])
    .execute()
}

/** Who leads or led those séances. */
export function findIntervenantsDeSeances(db: Kysely<Database>, actionIds: readonly string[]) {
  return seancesOf(db, actionIds)
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .innerJoin('intervenant as v', 'v.id', 'si.intervenant_id')
    .select(['s.id as seanceId', 'v.nom', 'v.prenom'])
    .execute()
}

/** Recorded présences of each of those séances. */
export function countPresences(db: Kysely<Database>, actionIds: readonly string[]) {
  return seancesOf(db, actionIds)
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .select('s.id as seanceId')
    .select([
      sql<number>`sum(p.etat = 'present')`.as('presents'),
      sql<number>`sum(p.etat = 'absent')`.as('absents'),
      sql<number>`sum(p.etat = 'excuse')`.as('excuses'),
    ])
    .groupBy('s.id')
    .execute()
}

/**
 * By séance past or of today and not cancelled: enfants of the collectif, inscribed that day, of whom
 * nobody recorded a présence.
 */
export function countInconnus(db: Kysely<Database>, actionIds: readonly string[], today: IsoDate) {
  return seancesOf(db, actionIds)
    .innerJoin('inscription as i', (join) =>
      join
        .onRef('i.collectif_id', '=', 's.collectif_id')
        .onRef('i.action_id', '=', 'c.action_id')
        .on('i.statut', '=', 'inscrit')
        .on(runsOn('i', sql.ref('s.date'))),
    )
    .leftJoin('presence as p', (join) =>
      join.onRef('p.seance_id', '=', 's.id').onRef('p.enfant_id', '=', 'i.enfant_id'),
    )
    .where('s.etat', '<>', 'annulee')
    .where('s.date', '<=', today)
    .where('p.etat', 'is', null)
    .select('s.id as seanceId')
    .select(({ fn }) => fn.count<number>('i.enfant_id').distinct().as('inconnus'))
    .groupBy('s.id')
    .execute()
}
