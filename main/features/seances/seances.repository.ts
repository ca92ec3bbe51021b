import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Jour } from '../../../shared/domain/listes.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'
import { INSCRIT_A_LA_SEANCE, inscritLe } from '../temps.ts'

type Db = Kysely<Database>

/** Which séances of the actions: every one, or those of `seanceIds` alone. */
export type Seances = {
  readonly actionIds: readonly string[]
  readonly seanceIds?: readonly string[]
}

const seancesOf = (db: Db, { actionIds, seanceIds }: Seances) =>
  db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .$if(seanceIds !== undefined, (query) => query.where('s.id', 'in', seanceIds ?? []))

/** The séances, whatever their état, by date and time. */
export function findSeances(db: Db, seances: Seances) {
  return seancesOf(db, seances)
    .select([
      's.id as seanceId',
      'c.action_id as actionId',
      'c.id as collectifId',
      'c.nom as collectif',
      's.date',
      's.debut',
      's.fin',
      's.minutes',
      's.etat',
      's.motif',
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .execute()
}

/** Séances of `today`, of the next day on which one takes place, and past ones without an état or without any présence. */
export async function findIdsAutourDe(
  db: Db,
  actionIds: readonly string[],
  today: IsoDate,
): Promise<readonly string[]> {
  const next = seancesOf(db, { actionIds })
    .where('s.date', '>', today)
    .where('s.etat', '<>', 'annulee')
    .select(({ fn }) => fn.min('s.date').as('date'))
  const rows = await seancesOf(db, { actionIds })
    .where(({ and, eb, exists, not, or, selectFrom }) =>
      or([
        eb('s.date', '=', today),
        eb('s.date', '=', next),
        and([
          eb('s.date', '<', today),
          eb('s.etat', '<>', 'annulee'),
          or([
            eb('s.etat', '=', 'prevue'),
            not(
              exists(
                selectFrom('presence as p')
                  .whereRef('p.seance_id', '=', 's.id')
                  .select('p.seance_id'),
              ),
            ),
          ]),
        ]),
      ]),
    )
    .select('s.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Activités noted at the séances. */
export function findActivites(db: Db, seances: Seances) {
  return seancesOf(db, seances)
    .innerJoin('seance_activite as a', 'a.seance_id', 's.id')
    .select(['s.id as seanceId', 'a.activite'])
    .execute()
}

/** Intervenants noted at the séances. */
export function findIntervenantsDeSeances(db: Db, seances: Seances) {
  return seancesOf(db, seances)
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .innerJoin('intervenant as v', 'v.id', 'si.intervenant_id')
    .select(['s.id as seanceId', 'v.nom', 'v.prenom'])
    .execute()
}

/** Recorded présences of each séance, by état. */
export function countPresences(db: Db, seances: Seances) {
  return seancesOf(db, seances)
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .select('s.id as seanceId')
    .select([
      sql<number>`sum(p.etat = 'present')`.as('presents'),
      sql<number>`sum(p.etat = 'absent')`.as('absents'),
      sql<number>`sum(p.etat = 'excuse')`.as('excuses'),
    ])
    .groupBy('s.id')
    .execute()
}

/** Enfants inscribed that day without a présence, by séance past or of today and not cancelled. */
export function countInconnus(db: Db, seances: Seances, today: IsoDate) {
  return seancesOf(db, seances)
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.action_id', '=', 'c.action_id').on(INSCRIT_A_LA_SEANCE),
    )
    .leftJoin('presence as p', (join) =>
      join.onRef('p.seance_id', '=', 's.id').onRef('p.enfant_id', '=', 'i.enfant_id'),
    )
    .where('s.etat', '<>', 'annulee')
    .where('s.date', '<=', today)
    .where('p.etat', 'is', null)
    .select('s.id as seanceId')
    .select(({ fn }) => fn.count<number>('i.enfant_id').distinct().as('inconnus'))
    .groupBy('s.id')
    .execute()
}

/** Séances for a calendar file, with their lieu, in order of time. */
export function findSeancesAgenda(
  db: Db,
  actionIds: readonly string[],
  collectifId: string | null,
) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('c.action_id', 'in', actionIds)
    .$if(collectifId !== null, (query) => query.where('c.id', '=', collectifId ?? ''))
    .select([
      's.id as seanceId',
      'c.nom as collectif',
      'a.lieu',
      's.date',
      's.debut',
      's.fin',
      's.etat',
      's.motif',
    ])
    .orderBy('s.date')
    .orderBy('s.debut')
    .orderBy('s.id')
    .execute()
}

/** A séance with its collectif and its année. */
export function findSeanceRow(db: Db, seanceId: string) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .innerJoin('annee as n', 'n.id', 'a.annee_id')
    .where('s.id', '=', seanceId)
    .select([
      's.id as seanceId',
      'c.id as collectifId',
      'c.nom as collectif',
      'n.id as anneeId',
      'n.debut as anneeDebut',
      'n.fin as anneeFin',
      's.date',
      's.debut',
      's.fin',
      's.minutes',
      's.etat',
      's.motif',
      's.note',
    ])
    .executeTakeFirst()
}

export function findActivitesOf(db: Db, seanceId: string) {
  return db
    .selectFrom('seance_activite')
    .where('seance_id', '=', seanceId)
    .select('activite')
    .execute()
}

/** Intervenants noted at a séance, with the statut in force on its day. */
export function findIntervenantsOf(db: Db, seanceId: string, date: IsoDate) {
  return db
    .selectFrom('seance_intervenant as si')
    .innerJoin('intervenant as v', 'v.id', 'si.intervenant_id')
    .leftJoin('intervenant_statut as t', (join) =>
      join.onRef('t.intervenant_id', '=', 'v.id').on(runsOn('t', sql.val(date))),
    )
    .where('si.seance_id', '=', seanceId)
    .select(['v.id as intervenantId', 'v.nom', 'v.prenom', 'si.minutes', 't.statut'])
    .execute()
}

/** Intervenants with a statut on `date`: whether they lead or led this collectif, whether they said they are free. */
export function findCandidats(
  db: Db,
  {
    date,
    jour,
    debut,
    fin,
    collectifId,
    seanceId,
  }: {
    readonly seanceId: string
    readonly date: IsoDate
    readonly jour: Jour
    readonly debut: string
    readonly fin: string
    readonly collectifId: string
  },
) {
  return db
    .selectFrom('intervenant_statut as t')
    .innerJoin('intervenant as v', 'v.id', 't.intervenant_id')
    .where(runsOn('t', sql.val(date)))
    .select(['v.id as intervenantId', 'v.nom', 'v.prenom', 'v.telephone', 't.statut'])
    .select([
      sql<IsoDate | null>`(
        select max(s.date) from seance_intervenant as si join seance as s on s.id = si.seance_id
        where si.intervenant_id = v.id and s.etat = 'tenue' and s.date < ${date}
      )`.as('vuLe'),
      sql<0 | 1>`exists (
        select 1 from seance_intervenant as si join seance as s on s.id = si.seance_id
        where si.intervenant_id = v.id and s.id <> ${seanceId} and s.etat <> 'annulee'
          and s.date = ${date} and s.debut < ${fin} and s.fin > ${debut}
      )`.as('isOccupe'),
      sql<0 | 1>`exists (
        select 1 from seance_intervenant as si join seance as s on s.id = si.seance_id
        where si.intervenant_id = v.id and s.collectif_id = ${collectifId}
      )`.as('isHabituel'),
      sql<0 | 1>`exists (
        select 1 from disponibilite as d
        where d.intervenant_id = v.id and d.jour = ${jour} and d.debut <= ${debut} and d.fin >= ${fin}
      )`.as('isDisponible'),
    ])
    .execute()
}

/**
 * The team of the last séance before `date`, on the same day of the week when there is one; undefined when
 * nobody is noted before.
 */
export function findEquipePrecedente(
  db: Db,
  { collectifId, date }: { readonly collectifId: string; readonly date: IsoDate },
) {
  return db
    .selectFrom('seance as s')
    .innerJoin('seance_intervenant as si', 'si.seance_id', 's.id')
    .where('s.collectif_id', '=', collectifId)
    .where('s.date', '<', date)
    .where('s.etat', '<>', 'annulee')
    .groupBy('s.id')
    .orderBy(sql`strftime('%w', s.date) = strftime('%w', ${date})`, 'desc')
    .orderBy('s.date', 'desc')
    .orderBy('s.debut', 'desc')
    .select(['s.date', sql<string>`json_group_array(si.intervenant_id)`.as('intervenantIds')])
    .limit(1)
    .executeTakeFirst()
}

/** Enfants inscribed in the collectif that day, or recorded at the séance. */
export function findEnfantsOf(
  db: Db,
  {
    seanceId,
    collectifId,
    date,
  }: {
    readonly seanceId: string
    readonly collectifId: string
    readonly date: IsoDate
  },
) {
  return sql<{
    enfantId: string
    nom: string
    prenom: string
    sexe: Database['enfant']['sexe']
    anneeNaissance: number | null
    niveau: Database['inscription']['niveau']
    etat: Database['presence']['etat'] | null
    note: string | null
    isInscrit: 0 | 1
  }>`
    with inscrit as (
      select enfant_id, niveau, max(debut) from inscription
      where ${inscritLe('inscription', { collectif: sql.val(collectifId), jour: sql.val(date) })}
      group by enfant_id
    ),
    note as (select enfant_id, etat, note from presence where seance_id = ${seanceId}),
    concerne as (select enfant_id from inscrit union select enfant_id from note)
    select e.id as enfantId, e.nom, e.prenom, e.sexe, i.niveau,
      coalesce(cast(substr(e.date_naissance, 1, 4) as integer), e.annee_naissance) as anneeNaissance, p.etat, p.note,
      i.enfant_id is not null as isInscrit
    from concerne as k
    join enfant as e on e.id = k.enfant_id
    left join inscrit as i on i.enfant_id = k.enfant_id
    left join note as p on p.enfant_id = k.enfant_id
  `
    .execute(db)
    .then(({ rows }) => rows)
}

/** Responsables with a telephone of the familles of the given enfants, in the order of their fiche. */
export function findContactsOf(db: Db, enfantIds: readonly string[]) {
  return db
    .selectFrom('enfant as e')
    .innerJoin('responsable as r', 'r.famille_id', 'e.famille_id')
    .where('e.id', 'in', enfantIds)
    .where('r.telephone', 'is not', null)
    .select(['e.id as enfantId', 'r.nom', 'r.prenom', 'r.telephone'])
    .orderBy('r.position')
    .orderBy('r.id')
    .execute()
}
