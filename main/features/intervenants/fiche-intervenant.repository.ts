import { type Kysely, sql } from 'kysely'
import type { SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** What is entered of an intervenant, or undefined. */
export async function findSaisieIntervenant(
  db: Db,
  intervenantId: string,
): Promise<SaisieIntervenant | undefined> {
  const row = await db
    .selectFrom('intervenant')
    .select(['nom', 'prenom', 'telephone', 'mail'])
    .where('id', '=', intervenantId)
    .executeTakeFirst()
  if (!row) return undefined
  const statuts = await db
    .selectFrom('intervenant_statut')
    .select(['statut', 'debut', 'fin'])
    .where('intervenant_id', '=', intervenantId)
    .orderBy('debut')
    .execute()
  const disponibilites = await db
    .selectFrom('disponibilite')
    .select(['jour', 'debut', 'fin'])
    .where('intervenant_id', '=', intervenantId)
    .execute()
  return { ...row, statuts, disponibilites }
}

/** Séances tenues of an année at which the intervenant was, latest first. */
export function findSeancesOf(db: Db, intervenantId: string, anneeId: string) {
  return db
    .selectFrom('seance_intervenant as i')
    .innerJoin('seance as s', 's.id', 'i.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('i.intervenant_id', '=', intervenantId)
    .where('a.annee_id', '=', anneeId)
    .where('s.etat', '=', 'tenue')
    .select(['s.id as seanceId', 's.date', 'c.nom as collectif'])
    .select(sql<number>`coalesce(i.minutes, s.minutes)`.as('minutes'))
    .orderBy('s.date', 'desc')
    .orderBy('s.debut', 'desc')
    .execute()
}

const columnsOf = ({ nom, prenom, telephone, mail }: SaisieIntervenant) => ({
  nom,
  prenom,
  telephone,
  mail,
})

export async function insertIntervenant(
  db: Db,
  id: string,
  saisie: SaisieIntervenant,
): Promise<void> {
  await insertAll(db, 'intervenant', [{ id, ...columnsOf(saisie) }])
  await insertParts(db, id, saisie)
}

/** Replaces what is entered of an intervenant. */
export async function updateIntervenant(
  db: Db,
  id: string,
  saisie: SaisieIntervenant,
): Promise<void> {
  await db.updateTable('intervenant').set(columnsOf(saisie)).where('id', '=', id).execute()
  await db.deleteFrom('intervenant_statut').where('intervenant_id', '=', id).execute()
  await db.deleteFrom('disponibilite').where('intervenant_id', '=', id).execute()
  await insertParts(db, id, saisie)
}

async function insertParts(db: Db, id: string, saisie: SaisieIntervenant): Promise<void> {
  const owned = <R extends object>(rows: readonly R[]) =>
    rows.map((row) => ({ id: newId(), intervenant_id: id, ...row }))
  await insertAll(db, 'intervenant_statut', owned(saisie.statuts))
  await insertAll(db, 'disponibilite', owned(saisie.disponibilites))
}

/** How many records of each kind stand on an intervenant. */
export async function countOnIntervenant(db: Db, id: string) {
  const rows = await sql<{ seances: number; heures: number }>`
    select
      (select count(*) from seance_intervenant where intervenant_id = ${id}) as seances,
      (select count(*) from heures where intervenant_id = ${id}) as heures
  `.execute(db)
  return rows.rows[0] ?? { seances: 0, heures: 0 }
}

export async function deleteIntervenantRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('intervenant').where('id', '=', id).execute()
}

/** Every créneau of these actions, and every disponibilité with its person: to be set against each other. */
export async function findCreneauxAndDisponibilites(db: Db, actionIds: readonly string[]) {
  const creneaux = await db
    .selectFrom('creneau as k')
    .innerJoin('collectif as c', 'c.id', 'k.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select(['k.id as creneauId', 'c.nom as collectif', 'k.jour', 'k.debut', 'k.fin'])
    .execute()
  const disponibilites = await db
    .selectFrom('disponibilite as d')
    .innerJoin('intervenant as i', 'i.id', 'd.intervenant_id')
    .select(['i.id as intervenantId', 'i.nom', 'i.prenom', 'd.jour', 'd.debut', 'd.fin'])
    .execute()
  return { creneaux, disponibilites }
}
