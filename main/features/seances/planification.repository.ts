import { type Kysely, sql } from 'kysely'
import type { Moment } from '../../../shared/domain/planification.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

type Db = Kysely<Database>

/** Collectifs with the année they live in. */
export function findCollectifsWithAnnee(db: Db, collectifIds: readonly string[]) {
  return db
    .selectFrom('collectif as c')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .where('c.id', 'in', collectifIds)
    .select([
      'c.id as collectifId',
      'c.nom',
      'c.action_id as actionId',
      'n.id as anneeId',
      'n.debut as anneeDebut',
      'n.fin as anneeFin',
    ])
    .execute()
}

/** Every créneau of collectifs. */
export function findCreneauxOf(db: Db, collectifIds: readonly string[]) {
  return db
    .selectFrom('creneau')
    .where('collectif_id', 'in', collectifIds)
    .select(['collectif_id as collectifId', 'id as creneauId', 'jour', 'debut', 'fin'])
    .execute()
}

/**
 * Every séance of collectifs, in order of time, and whether something is written on it. A séance that names
 * the team of its créneau and nothing else has nothing written on it: it may be planned anew.
 */
export function findSeancesOfCollectifs(db: Db, collectifIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .where('s.collectif_id', 'in', collectifIds)
    .select([
      's.collectif_id as collectifId',
      's.id as seanceId',
      's.date',
      's.debut',
      's.fin',
      's.etat',
    ])
    .select(
      sql<0 | 1>`(
        s.note is not null
        or exists (select 1 from presence as p where p.seance_id = s.id)
        or exists (
          select 1 from seance_intervenant as i where i.seance_id = s.id
          and not (i.minutes is null and exists (
            select 1 from creneau as k join creneau_intervenant as m on m.creneau_id = k.id
            where k.collectif_id = s.collectif_id and m.intervenant_id = i.intervenant_id
              and ${runsOn('m', sql.ref('s.date'))}
          ))
        )
        or exists (select 1 from seance_activite as a where a.seance_id = s.id)
      )`.as('hasRecords'),
    )
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}

/** Inserts empty séances prévues; returns them with their ids. */
export async function insertSeancesPrevues(
  db: Db,
  series: readonly { readonly collectifId: string; readonly seances: readonly Moment[] }[],
): Promise<readonly (Moment & { readonly id: string; readonly collectifId: string })[]> {
  const inserted = series.flatMap(({ collectifId, seances }) =>
    seances.map(({ date, debut, fin }) => ({ id: newId(), collectifId, date, debut, fin })),
  )
  const rows = inserted.map(({ id, collectifId, date, debut, fin }) => ({
    id,
    collectif_id: collectifId,
    date,
    debut,
    fin,
    etat: 'prevue' as const,
  }))
  await insertAll(db, 'seance', rows)
  return inserted
}

/** Gives séances another day or other times, many at once. */
export async function moveSeanceRows(
  db: Db,
  moves: readonly { readonly seanceId: string; readonly vers: Moment }[],
): Promise<void> {
  const moved = moves.map(({ seanceId, vers: { date, debut, fin } }) => ({
    seanceId,
    date,
    debut,
    fin,
  }))
  await sql`
    update seance set date = value ->> 'date', debut = value ->> 'debut', fin = value ->> 'fin'
    from json_each(${JSON.stringify(moved)}) where seance.id = value ->> 'seanceId'
  `.execute(db)
}

/** Deletes séances with all that stands on them. */
export async function deleteSeanceRows(db: Db, seanceIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('seance')
    .where('id', 'in', sql<string>`(select value from json_each(${JSON.stringify(seanceIds)}))`)
    .execute()
}

/** Inserts one séance prévue under the given id. */
export async function insertSeance(
  db: Db,
  {
    id,
    collectifId,
    date,
    debut,
    fin,
  }: Moment & { readonly id: string; readonly collectifId: string },
): Promise<void> {
  await db
    .insertInto('seance')
    .values({ id, collectif_id: collectifId, date, debut, fin, etat: 'prevue' })
    .execute()
}

/** Copies activités and intervenants from one séance to another, not their own minutes. */
export async function copyPlan(db: Db, fromId: string, toId: string): Promise<void> {
  const activites = await db
    .selectFrom('seance_activite')
    .where('seance_id', '=', fromId)
    .select('activite')
    .execute()
  const intervenants = await db
    .selectFrom('seance_intervenant')
    .where('seance_id', '=', fromId)
    .select('intervenant_id')
    .execute()
  await insertAll(
    db,
    'seance_activite',
    activites.map(({ activite }) => ({ seance_id: toId, activite })),
  )
  await insertAll(
    db,
    'seance_intervenant',
    intervenants.map(({ intervenant_id }) => ({ seance_id: toId, intervenant_id, minutes: null })),
  )
}
