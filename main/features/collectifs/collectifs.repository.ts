import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Creneau, Horaire } from '../../../shared/domain/planification.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** The collectifs of the actions. */
export function findCollectifRows(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('collectif')
    .where('action_id', 'in', actionIds)
    .select(['id as collectifId', 'action_id as actionId', 'nom'])
    .execute()
}

/** Créneaux of every collectif of the given actions. */
export function findCreneauxOfActions(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('creneau as k')
    .innerJoin('collectif as c', 'c.id', 'k.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select(['c.id as collectifId', 'k.id as creneauId', 'k.jour', 'k.debut', 'k.fin'])
    .execute()
}

/** Dates of each action, as its prévisionnel says; else those of its année. */
export function findPeriodes(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('action as a')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .leftJoin('previsionnel as p', 'p.action_id', 'a.id')
    .where('a.id', 'in', actionIds)
    .select(['a.id as actionId'])
    .select(({ fn }) => [
      fn.coalesce('p.debut', 'n.debut').as('debut'),
      fn.coalesce('p.fin', 'n.fin').as('fin'),
    ])
    .execute()
}

/** Teams of the créneaux of the given actions, with the names. */
export function findEquipesOfActions(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('collectif as c')
    .innerJoin('creneau as k', 'k.collectif_id', 'c.id')
    .innerJoin('creneau_intervenant as m', 'm.creneau_id', 'k.id')
    .innerJoin('intervenant as v', 'v.id', 'm.intervenant_id')
    .where('c.action_id', 'in', actionIds)
    .select(['k.id as creneauId', 'v.id as intervenantId', 'v.nom', 'v.prenom', 'm.debut', 'm.fin'])
    .orderBy('m.debut')
    .execute()
}

/** Distinct enfants inscribed on that day, by collectif. */
export function countInscrits(db: Db, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('inscription')
    .where('action_id', 'in', actionIds)
    .where('statut', '=', 'inscrit')
    .where('debut', '<=', today)
    .where((eb) => eb.or([eb('fin', 'is', null), eb('fin', '>=', today)]))
    .select(({ fn }) => [
      'collectif_id as collectifId',
      fn.count<number>('enfant_id').distinct().as('inscrits'),
    ])
    .groupBy('collectif_id')
    .execute()
}

/** Séances of each collectif, by état, with the date of the last. */
export function countSeances(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select([
      'c.id as collectifId',
      sql<number>`sum(s.etat = 'tenue')`.as('tenues'),
      sql<number>`sum(s.etat = 'prevue')`.as('prevues'),
      sql<string>`max(s.date)`.as('derniere'),
    ])
    .groupBy('c.id')
    .execute()
}

/** A créneau; undefined when it does not exist. */
export function findCreneauRow(db: Db, creneauId: string) {
  return db
    .selectFrom('creneau')
    .where('id', '=', creneauId)
    .select(['id as creneauId', 'collectif_id as collectifId', 'jour', 'debut', 'fin'])
    .executeTakeFirst()
}

export async function hasAction(db: Db, actionId: string): Promise<boolean> {
  const row = await db.selectFrom('action').select('id').where('id', '=', actionId).execute()
  return row.length > 0
}

/** Distinct enfants inscribed in a collectif, at any time. */
export async function countEnfants(db: Db, collectifId: string) {
  const { enfants } = await db
    .selectFrom('inscription')
    .where('collectif_id', '=', collectifId)
    .select(({ fn }) => fn.count<number>('enfant_id').distinct().as('enfants'))
    .executeTakeFirstOrThrow()
  return enfants
}

export async function insertCollectif(
  db: Db,
  collectif: { readonly id: string; readonly actionId: string; readonly nom: string },
): Promise<void> {
  const { id, actionId: action_id, nom } = collectif
  await db.insertInto('collectif').values({ id, action_id, nom }).execute()
}

export async function insertCreneaux(
  db: Db,
  collectifId: string,
  creneaux: readonly Creneau[],
): Promise<void> {
  const rows = creneaux.map(({ creneauId, jour, debut, fin }) => ({
    id: creneauId,
    collectif_id: collectifId,
    jour,
    debut,
    fin,
  }))
  await insertAll(db, 'creneau', rows)
}

export async function renameCollectifRow(db: Db, collectifId: string, nom: string): Promise<void> {
  await db.updateTable('collectif').set({ nom }).where('id', '=', collectifId).execute()
}

/** Deletes a collectif with its créneaux. */
export async function deleteCollectifRow(db: Db, collectifId: string): Promise<void> {
  await db.deleteFrom('collectif').where('id', '=', collectifId).execute()
}

export async function updateCreneauRow(
  db: Db,
  creneauId: string,
  { jour, debut, fin }: Horaire,
): Promise<void> {
  await db.updateTable('creneau').set({ jour, debut, fin }).where('id', '=', creneauId).execute()
}

export async function deleteCreneauRow(db: Db, creneauId: string): Promise<void> {
  await db.deleteFrom('creneau').where('id', '=', creneauId).execute()
}
