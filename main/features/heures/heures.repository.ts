import { type Kysely, sql } from 'kysely'
import type { CategorieTotal, SaisieHeures } from '../../../shared/domain/heures.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { MINUTES_EN_SEANCE, tempsEnSeance, tempsHorsSeance } from '../temps.ts'

type Db = Kysely<Database>

/** Hours entered for these actions, latest first. */
export const findHeuresRows = (db: Db, actionIds: readonly string[]) =>
  horsSeance(db, actionIds).where('h.formation_id', 'is', null).execute()

/** Time of the participants of these actions' formations up to a day, latest first. */
export const findFormationsRows = (db: Db, actionIds: readonly string[], today: string) =>
  horsSeance(db, actionIds)
    .where('h.formation_id', 'is not', null)
    .where('h.date', '<=', today)
    .execute()

function horsSeance(db: Db, actionIds: readonly string[]) {
  return tempsHorsSeance(db)
    .innerJoin('intervenant as i', 'i.id', 'h.intervenant_id')
    .innerJoin('action as a', 'a.id', 'h.action_id')
    .where('h.action_id', 'in', actionIds)
    .select(['h.id as heuresId', 'h.intervenant_id as intervenantId', 'h.action_id as actionId'])
    .select(['h.date', 'h.categorie', 'h.minutes', 'h.note', 'i.nom', 'i.prenom'])
    .select(['a.numero as action', 'st.statut'])
    .orderBy('h.date', 'desc')
    .orderBy('i.nom')
    .orderBy('h.id')
}

/** Time of each intervenant at each séance tenue up to a day, latest first. */
export function findSeancesRows(db: Db, actionIds: readonly string[], today: string) {
  return tempsEnSeance(db)
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .innerJoin('intervenant as i', 'i.id', 'si.intervenant_id')
    .where('c.action_id', 'in', actionIds)
    .where('s.date', '<=', today)
    .select(['s.id as seanceId', 'si.intervenant_id as intervenantId', 'a.id as actionId'])
    .select(['a.numero as action', 'c.nom as collectif', 's.date', 'st.statut'])
    .select(['i.nom', 'i.prenom'])
    .select(MINUTES_EN_SEANCE.as('minutes'))
    .orderBy('s.date', 'desc')
    .orderBy('s.id')
    .orderBy('i.nom')
    .execute()
}

/** One entry with its person's name, or undefined. */
export function findHeuresRow(db: Db, heuresId: string) {
  return db
    .selectFrom('heures as h')
    .innerJoin('intervenant as i', 'i.id', 'h.intervenant_id')
    .where('h.id', '=', heuresId)
    .select(['h.id', 'h.date', 'i.nom', 'i.prenom'])
    .executeTakeFirst()
}

/** Bounds of the année of each action, by action. */
export async function findAnneesOf(db: Db, actionIds: readonly string[]) {
  const rows = await db
    .selectFrom('action as a')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .where('a.id', 'in', actionIds)
    .select(['a.id', 'y.debut', 'y.fin'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Names of the given intervenants that exist. */
export async function findIntervenantNames(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('intervenant')
    .select(['id', 'nom', 'prenom'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Minutes up to a day by person, statut in force, catégorie and month: séances tenues and hours entered. */
export async function findMinutes(db: Db, actionIds: readonly string[], today: string) {
  const seances = tempsEnSeance(db)
    .where('c.action_id', 'in', actionIds)
    .where('s.date', '<=', today)
    .select(['si.intervenant_id as intervenantId', 'st.statut'])
    .select(sql<CategorieTotal>`'seances'`.as('categorie'))
    .select(sql<string>`substr(s.date, 1, 7)`.as('mois'))
    .select(sql<number>`sum(${MINUTES_EN_SEANCE})`.as('minutes'))
    .groupBy(['si.intervenant_id', 'st.statut', sql`substr(s.date, 1, 7)`])
  const heures = tempsHorsSeance(db)
    .where('h.action_id', 'in', actionIds)
    .where('h.date', '<=', today)
    .select(['h.intervenant_id as intervenantId', 'st.statut'])
    .select(sql<CategorieTotal>`h.categorie`.as('categorie'))
    .select(sql<string>`substr(h.date, 1, 7)`.as('mois'))
    .select(sql<number>`sum(h.minutes)`.as('minutes'))
    .groupBy(['h.intervenant_id', 'st.statut', 'h.categorie', sql`substr(h.date, 1, 7)`])
  return seances.unionAll(heures).execute()
}

const columnsOf = (saisie: SaisieHeures) => ({
  intervenant_id: saisie.intervenantId,
  action_id: saisie.actionId,
  date: saisie.date,
  categorie: saisie.categorie,
  minutes: saisie.minutes,
  note: saisie.note,
})

export async function insertHeures(db: Db, saisies: readonly SaisieHeures[]): Promise<void> {
  await insertAll(
    db,
    'heures',
    saisies.map((saisie) => ({ id: newId(), ...columnsOf(saisie) })),
  )
}

export async function updateHeures(db: Db, heuresId: string, saisie: SaisieHeures): Promise<void> {
  await db.updateTable('heures').set(columnsOf(saisie)).where('id', '=', heuresId).execute()
}

export async function deleteHeuresRow(db: Db, heuresId: string): Promise<void> {
  await db.deleteFrom('heures').where('id', '=', heuresId).execute()
}
