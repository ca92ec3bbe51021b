import type { Kysely } from 'kysely'
import type { SaisieProjet } from '../../../shared/domain/projet.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** Projets of these actions, latest first. */
export function findProjetRows(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('projet as p')
    .innerJoin('action as a', 'a.id', 'p.action_id')
    .leftJoin('partenaire as t', 't.id', 'p.partenaire_id')
    .where('p.action_id', 'in', actionIds)
    .select(['p.id as projetId', 'p.action_id as actionId', 'a.numero as action', 'p.genre'])
    .select(['p.titre', 'p.partenaire_id as partenaireId', 't.nom as partenaire'])
    .select(['p.debut as date', 'p.fin', 'p.description', 'p.effets'])
    .orderBy('p.debut', 'desc')
    .orderBy('p.id')
    .execute()
}

/** The séances of these actions' projets, in order of time. */
export function findSeancesOfProjets(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('projet_seance as l')
    .innerJoin('projet as p', 'p.id', 'l.projet_id')
    .innerJoin('seance as s', 's.id', 'l.seance_id')
    .where('p.action_id', 'in', actionIds)
    .select(['l.projet_id as projetId', 'l.seance_id as id'])
    .orderBy('s.date')
    .orderBy('s.id')
    .execute()
}

/** The actions with parents of these actions' projets, in order of time. */
export function findActionsParentsOfProjets(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('projet_action_parents as l')
    .innerJoin('projet as p', 'p.id', 'l.projet_id')
    .innerJoin('action_parents as s', 's.id', 'l.action_parents_id')
    .where('p.action_id', 'in', actionIds)
    .select(['l.projet_id as projetId', 'l.action_parents_id as id'])
    .orderBy('s.date')
    .orderBy('s.id')
    .execute()
}

/** One projet, or undefined. */
export function findProjetRow(db: Db, id: string) {
  return db.selectFrom('projet').select(['titre', 'genre']).where('id', '=', id).executeTakeFirst()
}

/** Adds a projet with its séances and actions, or replaces it. */
export async function putProjet(db: Db, id: string, saisie: SaisieProjet): Promise<void> {
  const columns = {
    action_id: saisie.actionId,
    genre: saisie.genre,
    titre: saisie.titre,
    partenaire_id: saisie.partenaireId,
    debut: saisie.date,
    fin: saisie.fin,
    description: saisie.description,
    effets: saisie.effets,
  }
  await db
    .insertInto('projet')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('projet_seance').where('projet_id', '=', id).execute()
  await db.deleteFrom('projet_action_parents').where('projet_id', '=', id).execute()
  await insertAll(
    db,
    'projet_seance',
    [...new Set(saisie.seanceIds)].map((seance_id) => ({ projet_id: id, seance_id })),
  )
  await insertAll(
    db,
    'projet_action_parents',
    [...new Set(saisie.actionParentsIds)].map((action_parents_id) => ({
      projet_id: id,
      action_parents_id,
    })),
  )
}

export async function deleteProjetRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('projet').where('id', '=', id).execute()
}
