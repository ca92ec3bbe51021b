import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Database } from '../../db/schema.ts'

type ActionOfAnnee = { readonly id: string; readonly anneeId: string }

/** What was done around the enfants up to a date: orientations, actions parents, concertations. */
export async function findPartenariat(
  db: Kysely<Database>,
  action: ActionOfAnnee,
  arreteAu: IsoDate,
) {
  const [orientations, actionsParents, concertations] = await Promise.all([
    findOrientations(db, action, arreteAu),
    findActionsParents(db, action.id, arreteAu),
    findConcertations(db, action.id, arreteAu),
  ])
  return { orientations, actionsParents, concertations }
}
export type Partenariat = Awaited<ReturnType<typeof findPartenariat>>

/**
 * Orientations of the année that concern the action, by date, with all they say of the enfant. An
 * orientation names no action: it is the one the enfant has an inscription in; while the enfant has none
 * anywhere, it is shown for every action.
 */
function findOrientations(db: Kysely<Database>, action: ActionOfAnnee, arreteAu: IsoDate) {
  return db
    .selectFrom('orientation as o')
    .where('o.annee_id', '=', action.anneeId)
    .where('o.date', '<=', arreteAu)
    .where((eb) => {
      const inscriptions = eb
        .selectFrom('inscription as i')
        .whereRef('i.enfant_id', '=', 'o.enfant_id')
        .select('i.id')
      const ofAnnee = inscriptions
        .innerJoin('action as a', 'a.id', 'i.action_id')
        .where('a.annee_id', '=', action.anneeId)
      return eb.or([
        eb.exists(inscriptions.where('i.action_id', '=', action.id)),
        eb.not(eb.exists(ofAnnee)),
      ])
    })
    .leftJoin('enfant as e', 'e.id', 'o.enfant_id')
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .select([
      'o.enfant_id as enfantId',
      'o.date',
      'o.niveau',
      't.nom as etablissement',
      'o.accord_parental as accordParental',
      'o.statut',
      'o.retour_ecole as retourEcole',
      'o.classe',
      'o.enseignant',
      'o.objectif',
    ])
    .select(({ fn }) => [
      fn.coalesce('e.nom', 'o.nom').as('nom'),
      fn.coalesce('e.prenom', 'o.prenom').as('prenom'),
    ])
    .select([
      sql<string>`(select json_group_array(x.origine) from orientation_origine x where x.orientation_id = o.id)`.as(
        'origines',
      ),
      sql<string>`(select json_group_array(x.situation) from orientation_situation x where x.orientation_id = o.id)`.as(
        'situations',
      ),
      sql<string>`(select json_group_array(x.critere order by x.position) from orientation_critere x where x.orientation_id = o.id)`.as(
        'criteres',
      ),
    ])
    .orderBy('o.date')
    .orderBy('o.id')
    .execute()
}

/** What was done with parents up to a date, by date, with the familles noted there. */
function findActionsParents(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  return db
    .selectFrom('action_parents as p')
    .where('p.action_id', '=', actionId)
    .where('p.date', '<=', arreteAu)
    .select(['p.date', 'p.genre', 'p.participants', 'p.note'])
    .select(
      sql<string>`(select json_group_array(f.famille_id) from action_parents_famille f where f.action_parents_id = p.id)`.as(
        'familles',
      ),
    )
    .orderBy('p.date')
    .orderBy('p.id')
    .execute()
}

/** Concertations of the action up to a date, by date. */
function findConcertations(db: Kysely<Database>, actionId: string, arreteAu: IsoDate) {
  return db
    .selectFrom('concertation as c')
    .leftJoin('etablissement as t', 't.id', 'c.etablissement_id')
    .leftJoin('partenaire as r', 'r.id', 'c.partenaire_id')
    .where('c.action_id', '=', actionId)
    .where('c.date', '<=', arreteAu)
    .select([
      'c.date',
      'c.axe',
      'c.genre',
      't.nom as etablissement',
      'r.nom as partenaire',
      'c.note',
    ])
    .orderBy('c.date')
    .orderBy('c.id')
    .execute()
}
