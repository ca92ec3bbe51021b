import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'

type Db = Kysely<Database>

/**
 * Enfants inscribed today with at least `seuil` absences up to today since they last came and since the
 * last call to their famille. An excuse neither counts nor breaks the row; séances annulées are left out.
 */
export function findAbsencesDeSuite(
  db: Db,
  {
    actionIds,
    today,
    seuil,
  }: { readonly actionIds: readonly string[]; readonly today: IsoDate; readonly seuil: number },
) {
  return sql<{
    enfantId: string
    nom: string
    prenom: string
    absences: number
    premiere: IsoDate
    derniere: IsoDate
    vuLe: IsoDate | null
  }>`
    with inscrit as (
      select distinct enfant_id from inscription
      where action_id in (${sql.join(actionIds)}) and statut = 'inscrit'
        and ${runsOn('inscription', sql.val(today))}
    ),
    note as (
      select p.enfant_id, p.etat, s.date from inscrit as i
      join presence as p on p.enfant_id = i.enfant_id
      join seance as s on s.id = p.seance_id
      join collectif as c on c.id = s.collectif_id
      where c.action_id in (${sql.join(actionIds)}) and s.date <= ${today} and s.etat <> 'annulee'
    ),
    venu as (select enfant_id, max(date) as le from note where etat = 'present' group by enfant_id),
    appele as (select enfant_id, max(date) as le from appel group by enfant_id)
    select e.id as enfantId, e.nom, e.prenom, count(*) as absences,
      min(n.date) as premiere, max(n.date) as derniere, v.le as vuLe
    from note as n
    join enfant as e on e.id = n.enfant_id
    left join venu as v on v.enfant_id = n.enfant_id
    left join appele as a on a.enfant_id = n.enfant_id
    where n.etat = 'absent' and n.date > coalesce(v.le, '') and n.date > coalesce(a.le, '')
    group by e.id
    having count(*) >= ${seuil}
  `
    .execute(db)
    .then(({ rows }) => rows)
}

/** Every enfant inscribed today in the actions, once an inscription, with the fields that tell homonyms apart. */
export function findInscritsNommes(db: Db, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .where('i.action_id', 'in', actionIds)
    .where('i.statut', '=', 'inscrit')
    .where(runsOn('i', sql.val(today)))
    .select(['e.id as enfantId', 'e.nom', 'e.prenom', 'i.niveau'])
    .select(['e.date_naissance as dateNaissance', 'e.annee_naissance as anneeNaissance'])
    .execute()
}

/** Collectifs in which the given enfants are inscribed today. */
export function findCollectifsDe(
  db: Db,
  {
    actionIds,
    enfantIds,
    today,
  }: {
    readonly actionIds: readonly string[]
    readonly enfantIds: readonly string[]
    readonly today: IsoDate
  },
) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('collectif as c', 'c.id', 'i.collectif_id')
    .where('i.enfant_id', 'in', enfantIds)
    .where('i.action_id', 'in', actionIds)
    .where('i.statut', '=', 'inscrit')
    .where(runsOn('i', sql.val(today)))
    .select(['i.enfant_id as enfantId', 'c.nom as collectif'])
    .distinct()
    .execute()
}

/** Last call to the famille of each of the given enfants. */
export function findDerniersAppels(db: Db, enfantIds: readonly string[]) {
  return db
    .selectFrom('appel as a')
    .where('a.enfant_id', 'in', enfantIds)
    .select(['a.enfant_id as enfantId', 'a.date', 'a.note'])
    .orderBy('a.date')
    .orderBy('a.note')
    .execute()
}

export async function insertAppel(
  db: Db,
  appel: { readonly enfantId: string; readonly date: IsoDate; readonly note: string | null },
): Promise<void> {
  const { enfantId: enfant_id, date, note } = appel
  await db.insertInto('appel').values({ id: newId(), enfant_id, date, note }).execute()
}

type Asked = { readonly enfantId: string; readonly anneeId: string }

/** The inscriptions of an enfant in the actions of an année, by their first day, with who the enfant is. */
export function findInscriptionsDeLAnnee(db: Db, { enfantId, anneeId }: Asked) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .where('e.id', '=', enfantId)
    .where('a.annee_id', '=', anneeId)
    .where('i.statut', '=', 'inscrit')
    .select(['e.nom', 'e.prenom', 'e.date_naissance as dateNaissance', 'e.sexe'])
    .select(['i.debut', 'i.fin', 'c.nom as collectif'])
    .orderBy('i.debut')
    .execute()
}

/** Séances tenues of an année, up to `today`, at which the enfant was noted présent, by month in order. */
export function countPresentsByMois(
  db: Db,
  { enfantId, anneeId, today }: Asked & { readonly today: IsoDate },
) {
  return db
    .selectFrom('presence as p')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .innerJoin('action as a', 'a.id', 'c.action_id')
    .where('p.enfant_id', '=', enfantId)
    .where('p.etat', '=', 'present')
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', today)
    .where('a.annee_id', '=', anneeId)
    .select(sql<string>`substr(s.date, 1, 7)`.as('mois'))
    .select(({ fn }) => fn.countAll<number>().as('presents'))
    .groupBy('mois')
    .orderBy('mois')
    .execute()
}
