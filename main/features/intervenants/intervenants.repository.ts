import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { countOn } from '../refusals.ts'
import { MINUTES_EN_SEANCE, tempsEnSeance, tempsHorsSeance } from '../temps.ts'

type Db = Kysely<Database>

/** Minutes of one intervenant in one month under one statut (null: no statut in force that day). */
export type MinutesLigne = {
  readonly intervenantId: string
  /** `AAAA-MM`. */
  readonly mois: string
  readonly statut: Statut | null
  readonly minutes: number
  /** Séances tenues behind these minutes; 0 for hours noted apart. */
  readonly seances: number
  readonly derniereSeance: IsoDate | null
}

/** Every intervenant, unsorted. */
export function findIntervenants(db: Db) {
  return db
    .selectFrom('intervenant')
    .select(['id as intervenantId', 'nom', 'prenom', 'telephone', 'mail'])
    .execute()
}

/** Statuts held at some time of the année, in order of time. */
export function findStatuts(db: Db, annee: { readonly debut: IsoDate; readonly fin: IsoDate }) {
  return db
    .selectFrom('intervenant_statut')
    .where('debut', '<=', annee.fin)
    .where((eb) => eb.or([eb('fin', 'is', null), eb('fin', '>=', annee.debut)]))
    .select(['intervenant_id as intervenantId', 'statut', 'debut', 'fin'])
    .orderBy('debut')
    .execute()
}

/** Pairs of an intervenant and an action where the former has a séance (of any état), hours or a formation. */
export function findEngagements(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('seance_intervenant as si')
    .innerJoin('seance as s', 's.id', 'si.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select(['si.intervenant_id as intervenantId', 'c.action_id as actionId'])
    .union(
      db
        .selectFrom('heures')
        .where('action_id', 'in', actionIds)
        .select(['intervenant_id as intervenantId', 'action_id as actionId']),
    )
    .union(
      db
        .selectFrom('formation_intervenant as p')
        .innerJoin('formation as f', 'f.id', 'p.formation_id')
        .where('f.action_id', 'in', actionIds)
        .select(['p.intervenant_id as intervenantId', 'f.action_id as actionId']),
    )
    .execute()
}

/** Minutes in séances tenues up to `today`: one's own if entered, else the séance's duration. */
export function sumMinutesSeances(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly MinutesLigne[]> {
  return tempsEnSeance(db)
    .where('c.action_id', 'in', actionIds)
    .where('s.date', '<=', today)
    .select(['si.intervenant_id as intervenantId', 'st.statut'])
    .select(({ fn }) => [
      sql<string>`substr(s.date, 1, 7)`.as('mois'),
      sql<number>`sum(${MINUTES_EN_SEANCE})`.as('minutes'),
      fn.countAll<number>().as('seances'),
      fn.max('s.date').as('derniereSeance'),
    ])
    .groupBy(['si.intervenant_id', 'st.statut', 'mois'])
    .execute()
}

/**
 * Number of weeks with séances of an intervenant's collectifs after the last one that the intervenant led, up
 * to `today`; intervenants who missed none are left out.
 */
export async function countSemainesSans(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ intervenantId: string; semaines: number }>`
    with venues as (
      select si.intervenant_id as id, s.collectif_id as collectif_id, max(s.date) as derniere
      from collectif c
      join seance s on s.collectif_id = c.id
      join seance_intervenant si on si.seance_id = s.id
      where c.action_id in (${sql.join(actionIds)}) and s.etat = 'tenue' and s.date <= ${today}
      group by si.intervenant_id, s.collectif_id
    ),
    dernieres as (select id, max(derniere) as date from venues group by id)
    select v.id as intervenantId,
      count(distinct date(s.date, 'weekday 0', '-6 days')) as semaines
    from venues v
    join dernieres d on d.id = v.id
    join seance s on s.collectif_id = v.collectif_id
    where s.etat = 'tenue' and s.date > d.date and s.date <= ${today}
    group by v.id
  `.execute(db)
  return new Map(rows.map((row) => [row.intervenantId, row.semaines]))
}

/** Minutes noted apart from séances (préparation, réunions, formation…) up to `today`. */
export function sumMinutesAutres(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly MinutesLigne[]> {
  return tempsHorsSeance(db)
    .where('h.action_id', 'in', actionIds)
    .where('h.date', '<=', today)
    .select(['h.intervenant_id as intervenantId', 'st.statut'])
    .select(({ fn }) => [
      sql<string>`substr(h.date, 1, 7)`.as('mois'),
      fn.sum<number>('h.minutes').as('minutes'),
      sql<number>`0`.as('seances'),
      sql<null>`null`.as('derniereSeance'),
    ])
    .groupBy(['h.intervenant_id', 'st.statut', 'mois'])
    .execute()
}

/** Entered values of an intervenant, or undefined. */
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
  return tempsEnSeance(db)
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('si.intervenant_id', '=', intervenantId)
    .where('a.annee_id', '=', anneeId)
    .select(['s.id as seanceId', 's.date', 'c.nom as collectif'])
    .select(MINUTES_EN_SEANCE.as('minutes'))
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

/** Replaces the entered values of an intervenant. */
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

/** Number of records of each kind that stand on an intervenant. */
export const countOnIntervenant = (db: Db, id: string) =>
  countOn(db, 'intervenant_id', id, {
    seances: ['seance_intervenant'],
    formations: ['formation_intervenant'],
    heures: ['heures'],
  })

export async function deleteIntervenantRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('intervenant').where('id', '=', id).execute()
}

/** Créneaux of these actions, and disponibilités with their persons, to be compared. */
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
