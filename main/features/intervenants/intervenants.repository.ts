import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Statut } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

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

/** Everyone we know, in no order. */
export function findIntervenants(db: Kysely<Database>) {
  return db
    .selectFrom('intervenant')
    .select(['id as intervenantId', 'nom', 'prenom', 'telephone', 'mail'])
    .execute()
}

/** Statuts held at some time of the année, in order of time. */
export function findStatuts(
  db: Kysely<Database>,
  annee: { readonly debut: IsoDate; readonly fin: IsoDate },
) {
  return db
    .selectFrom('intervenant_statut')
    .where('debut', '<=', annee.fin)
    .where((eb) => eb.or([eb('fin', 'is', null), eb('fin', '>=', annee.debut)]))
    .select(['intervenant_id as intervenantId', 'statut', 'debut', 'fin'])
    .orderBy('debut')
    .execute()
}

/** Which intervenant has a séance (whatever its état) or hours in which of the actions. */
export function findEngagements(db: Kysely<Database>, actionIds: readonly string[]) {
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
    .execute()
}

/** Minutes in séances tenues up to `today`: one's own if entered, else the séance's duration. */
export function sumMinutesSeances(
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly MinutesLigne[]> {
  return db
    .selectFrom('seance_intervenant as si')
    .innerJoin('seance as s', 's.id', 'si.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'si.intervenant_id').on(runsOn('t', sql.ref('s.date'))),
    )
    .where('c.action_id', 'in', actionIds)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', today)
    .select(['si.intervenant_id as intervenantId', 't.statut'])
    .select(({ fn }) => [
      sql<string>`substr(s.date, 1, 7)`.as('mois'),
      sql<number>`sum(coalesce(si.minutes, s.minutes))`.as('minutes'),
      fn.countAll<number>().as('seances'),
      fn.max('s.date').as('derniereSeance'),
    ])
    .groupBy(['si.intervenant_id', 't.statut', 'mois'])
    .execute()
}

/**
 * In how many weeks séances of one's collectifs were held after the last one that one led, up to
 * `today`; whoever missed none is left out.
 */
export async function countSemainesSans(
  db: Kysely<Database>,
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
  db: Kysely<Database>,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly MinutesLigne[]> {
  return db
    .selectFrom('heures as h')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'h.intervenant_id').on(runsOn('t', sql.ref('h.date'))),
    )
    .where('h.action_id', 'in', actionIds)
    .where('h.date', '<=', today)
    .select(['h.intervenant_id as intervenantId', 't.statut'])
    .select(({ fn }) => [
      sql<string>`substr(h.date, 1, 7)`.as('mois'),
      fn.sum<number>('h.minutes').as('minutes'),
      sql<number>`0`.as('seances'),
      sql<null>`null`.as('derniereSeance'),
    ])
    .groupBy(['h.intervenant_id', 't.statut', 'mois'])
    .execute()
}
