import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { inOrderOfTime } from '../in-time.ts'

/** Every inscription of the action with its origines, whatever its statut and date, in order of time. */
export function findInscriptions(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('inscription as i')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', '=', actionId)
    .select([
      'i.enfant_id as enfantId',
      'i.collectif_id as collectifId',
      'c.nom as collectif',
      'i.debut',
      'i.fin',
      'i.statut',
      'i.niveau',
      't.nom as etablissement',
    ])
    .select(
      sql<string>`(select json_group_array(o.origine) from inscription_origine o where o.inscription_id = i.id)`.as(
        'origines',
      ),
    )
    .orderBy(inOrderOfTime)
    .execute()
}
export type InscriptionRow = Awaited<ReturnType<typeof findInscriptions>>[number]

/** Enfants who have an inscription in the action or a présence at one of its séances. */
const enfantsOf = (db: Kysely<Database>, actionId: string) =>
  db
    .selectFrom('inscription as i')
    .where('i.action_id', '=', actionId)
    .select('i.enfant_id')
    .union(
      db
        .selectFrom('presence as p')
        .innerJoin('seance as s', 's.id', 'p.seance_id')
        .innerJoin('collectif as c', 'c.id', 's.collectif_id')
        .where('c.action_id', '=', actionId)
        .select('p.enfant_id'),
    )

/** Names of those enfants: read for a nominative copy only. */
export function findIdentites(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('enfant as e')
    .where('e.id', 'in', enfantsOf(db, actionId))
    .select([
      'e.id as enfantId',
      'e.nom',
      'e.prenom',
      'e.date_naissance as dateNaissance',
      'e.annee_naissance as anneeNaissance',
      'e.famille_id as familleId',
    ])
    .execute()
}
export type IdentiteRow = Awaited<ReturnType<typeof findIdentites>>[number]

/**
 * Responsables of those enfants' familles and of the familles noted at the action's parents' meetings,
 * in the famille's own order: read for a nominative copy only.
 */
export function findResponsables(db: Kysely<Database>, actionId: string) {
  return db
    .selectFrom('responsable as r')
    .where((eb) =>
      eb.or([
        eb(
          'r.famille_id',
          'in',
          eb
            .selectFrom('enfant as e')
            .where('e.id', 'in', enfantsOf(db, actionId))
            .where('e.famille_id', 'is not', null)
            .select('e.famille_id'),
        ),
        eb(
          'r.famille_id',
          'in',
          eb
            .selectFrom('action_parents_famille as pf')
            .innerJoin('action_parents as p', 'p.id', 'pf.action_parents_id')
            .where('p.action_id', '=', actionId)
            .select('pf.famille_id'),
        ),
      ]),
    )
    .select(['r.famille_id as familleId', 'r.nom', 'r.prenom', 'r.telephone'])
    .orderBy('r.famille_id')
    .orderBy('r.position')
    .execute()
}
export type ResponsableRow = Awaited<ReturnType<typeof findResponsables>>[number]
