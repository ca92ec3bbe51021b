import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

/** Every inscription of the actions, whatever its statut, in no order. */
export function findInscriptions(db: Kysely<Database>, actionIds: readonly string[]) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', 'in', actionIds)
    .select([
      'i.id as inscriptionId',
      'e.id as enfantId',
      'e.nom',
      'e.prenom',
      'e.date_naissance as dateNaissance',
      'e.annee_naissance as anneeNaissance',
      'e.sexe',
      'e.famille_id as familleId',
      'i.niveau',
      'i.classe',
      't.nom as etablissement',
      'i.action_id as actionId',
      'i.collectif_id as collectifId',
      'c.nom as collectif',
      'i.statut',
      'i.debut',
      'i.fin',
      'i.rang',
    ])
    .execute()
}

/** Origines of the inscriptions of the actions. */
export function findOrigines(db: Kysely<Database>, actionIds: readonly string[]) {
  return db
    .selectFrom('inscription_origine as o')
    .innerJoin('inscription as i', 'i.id', 'o.inscription_id')
    .where('i.action_id', 'in', actionIds)
    .select(['o.inscription_id as inscriptionId', 'o.origine'])
    .execute()
}

const enfantsOf = (db: Kysely<Database>, actionIds: readonly string[]) =>
  db.selectFrom('inscription').where('action_id', 'in', actionIds).select('enfant_id')

/** Situations of the enfants who have an inscription in the actions. */
export function findSituations(db: Kysely<Database>, actionIds: readonly string[]) {
  return db
    .selectFrom('enfant_situation as s')
    .where('s.enfant_id', 'in', enfantsOf(db, actionIds))
    .select(['s.enfant_id as enfantId', 's.situation'])
    .execute()
}

/** Responsables of those enfants' familles, in the famille's own order. */
export function findResponsables(db: Kysely<Database>, actionIds: readonly string[]) {
  return db
    .selectFrom('responsable as r')
    .where('r.famille_id', 'in', (eb) =>
      eb
        .selectFrom('enfant as e')
        .where('e.id', 'in', enfantsOf(db, actionIds))
        .where('e.famille_id', 'is not', null)
        .select('e.famille_id'),
    )
    .select(['r.famille_id as familleId', 'r.nom', 'r.prenom', 'r.telephone'])
    .orderBy('r.famille_id')
    .orderBy('r.position')
    .execute()
}

/**
 * Recorded présences by inscription, at séances tenues up to `today`. A child in two collectifs has
 * each présence under the inscription of that collectif, while it ran.
 */
export function countPresences(db: Kysely<Database>, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('collectif as c')
    .innerJoin('seance as s', 's.collectif_id', 'c.id')
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .innerJoin('inscription as i', (join) =>
      join
        .onRef('i.enfant_id', '=', 'p.enfant_id')
        // The + keeps SQLite from entering by the action, which holds every inscription of the year.
        .on(sql`+i.action_id`, '=', sql.ref('c.action_id'))
        .on(runsOn('i', sql.ref('s.date'))),
    )
    .where('c.action_id', 'in', actionIds)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', today)
    .where((eb) =>
      eb.or([
        eb('i.collectif_id', 'is', null),
        eb('i.collectif_id', '=', eb.ref('s.collectif_id')),
      ]),
    )
    .select(['i.id as inscriptionId'])
    .select([
      sql<number>`sum(p.etat = 'present')`.as('presents'),
      sql<number>`sum(p.etat = 'absent')`.as('absents'),
      sql<number>`sum(p.etat = 'excuse')`.as('excuses'),
    ])
    .groupBy('i.id')
    .execute()
}
