import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import type { Niveau } from '../../../shared/domain/niveau.ts'
import type { Database } from '../../db/schema.ts'
import { INSCRIT_A_LA_SEANCE } from '../temps.ts'

type Db = Kysely<Database>

export type PresenceRow = {
  readonly seance_id: string
  readonly enfant_id: string
  readonly etat: EtatPresence
  readonly note: string | null
}

/** Date and état of the given séances that exist, which decide whether a présence can be recorded. */
export function findSeancesEtat(db: Db, seanceIds: readonly string[]) {
  return db
    .selectFrom('seance')
    .innerJoin('collectif', 'collectif.id', 'seance.collectif_id')
    .select(['seance.id', 'date', 'etat', 'collectif.nom as collectif'])
    .where('seance.id', 'in', seanceIds)
    .execute()
}

/** The présences recorded at the séances. */
export function findPresences(
  db: Db,
  seanceIds: readonly string[],
): Promise<readonly PresenceRow[]> {
  return db.selectFrom('presence').selectAll().where('seance_id', 'in', seanceIds).execute()
}

/** The name of an enfant, as undo says it; undefined when the enfant does not exist. */
export function findNomEnfant(db: Db, enfantId: string) {
  return db
    .selectFrom('enfant')
    .select(['nom', 'prenom'])
    .where('id', '=', enfantId)
    .executeTakeFirst()
}

/** Enfants inscribed in the séance's collectif on its day, for each of the séances. */
export function findInscrits(db: Db, seanceIds: readonly string[]) {
  return db
    .selectFrom('seance as s')
    .innerJoin('inscription as i', (join) => join.on(INSCRIT_A_LA_SEANCE))
    .where('s.id', 'in', seanceIds)
    .select(['s.id as seanceId', 'i.enfant_id as enfantId'])
    .distinct()
    .execute()
}

/** Inserts présences, or changes those that are there. */
export async function savePresenceRows(db: Db, rows: readonly PresenceRow[]): Promise<void> {
  await sql`
    insert into presence (seance_id, enfant_id, etat, note)
    select value ->> 'seance_id', value ->> 'enfant_id', value ->> 'etat', value ->> 'note'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict do update set etat = excluded.etat, note = excluded.note
  `.execute(db)
}

/** Deletes présences, which become unknown again. */
export async function deletePresenceRows(
  db: Db,
  keys: readonly Pick<PresenceRow, 'seance_id' | 'enfant_id'>[],
): Promise<void> {
  await sql`
    delete from presence where (seance_id, enfant_id) in
      (select value ->> 'seance_id', value ->> 'enfant_id' from json_each(${JSON.stringify(keys)}))
  `.execute(db)
}

/** Days of a month given as `AAAA-MM`, both included. */
type Jours = { readonly debut: IsoDate; readonly fin: IsoDate }

/** A collectif; undefined when it does not exist. */
export function findCollectif(db: Db, collectifId: string) {
  return db
    .selectFrom('collectif')
    .where('id', '=', collectifId)
    .select(['id as collectifId', 'nom', 'action_id as actionId'])
    .executeTakeFirst()
}

const anneeNaissance = sql<number | null>`
  coalesce(cast(substr(e.date_naissance, 1, 4) as integer), e.annee_naissance)`.as('anneeNaissance')

/** Séances of a collectif on the given days, whatever their état, in order of time. */
export function findSeancesDuMois(db: Db, collectifId: string, { debut, fin }: Jours) {
  return db
    .selectFrom('seance')
    .where('collectif_id', '=', collectifId)
    .where('date', '>=', debut)
    .where('date', '<=', fin)
    .select(['id as seanceId', 'date', 'debut', 'fin', 'etat', 'motif'])
    .orderBy('date')
    .orderBy('debut')
    .execute()
}

/** Inscriptions to a collectif in force on one of the given days, with their enfants. */
export function findInscriptionsDuMois(db: Db, collectifId: string, { debut, fin }: Jours) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .where('i.collectif_id', '=', collectifId)
    .where('i.statut', '=', 'inscrit')
    .where('i.debut', '<=', fin)
    .where((eb) => eb.or([eb('i.fin', 'is', null), eb('i.fin', '>=', debut)]))
    .select(['e.id as enfantId', 'e.nom', 'e.prenom', 'e.sexe', 'i.niveau', 'i.debut', 'i.fin'])
    .select(anneeNaissance)
    .orderBy('i.debut')
    .execute()
}

/** Présences recorded at a collectif's séances on the given days, with their enfant. */
export function findPresencesDuMois(db: Db, collectifId: string, { debut, fin }: Jours) {
  return db
    .selectFrom('seance as s')
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .innerJoin('enfant as e', 'e.id', 'p.enfant_id')
    .where('s.collectif_id', '=', collectifId)
    .where('s.date', '>=', debut)
    .where('s.date', '<=', fin)
    .select(['s.id as seanceId', 'p.etat', 'p.note'])
    .select(['e.id as enfantId', 'e.nom', 'e.prenom', 'e.sexe'])
    .select([anneeNaissance, sql<Niveau | null>`null`.as('niveau')])
    .execute()
}

/** The collectifs of the actions. */
export function findCollectifs(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('collectif')
    .where('action_id', 'in', actionIds)
    .select(['id as collectifId', 'nom', 'action_id as actionId'])
    .execute()
}

/** Months in which the given collectifs have séances, and the last day of each that is not after `today`. */
export function findMoisDesCollectifs(db: Db, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .select(['c.id as collectifId', sql<string>`substr(s.date, 1, 7)`.as('mois')])
    .select(sql<string | null>`max(case when s.date <= ${today} then s.date end)`.as('derniere'))
    .groupBy(['c.id', sql`substr(s.date, 1, 7)`])
    .orderBy('mois')
    .execute()
}

const inscritsSansPresence = sql`
  from inscription i
  left join presence p on p.seance_id = s.id and p.enfant_id = i.enfant_id
  where ${INSCRIT_A_LA_SEANCE} and p.etat is null`

/**
 * Séances past or of today, not cancelled, that are still prévues or where somebody inscribed has no
 * présence; latest first.
 */
export function findSeancesIncompletes(db: Db, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('seance as s')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('c.action_id', 'in', actionIds)
    .where('s.date', '<=', today)
    .where('s.etat', '<>', 'annulee')
    .where((eb) =>
      eb.or([
        eb('s.etat', '=', 'prevue'),
        // `exists` stops at the first row; a count would read them all.
        eb.exists(sql`(select 1 ${inscritsSansPresence})`),
      ]),
    )
    .select(['s.id as seanceId', 's.collectif_id as collectifId', 'c.nom as collectif'])
    .select(['s.date', 's.debut', 's.fin', 's.etat'])
    .select(
      sql<number>`(select count(distinct i.enfant_id) ${inscritsSansPresence})`.as('inconnus'),
    )
    .select(sql<number>`(select count(*) from presence p where p.seance_id = s.id)`.as('notes'))
    .orderBy('s.date', 'desc')
    .orderBy('s.debut', 'desc')
    .execute()
}

/** Intervenants noted at the séances. */
export function findIntervenantsDe(db: Db, seanceIds: readonly string[]) {
  return db
    .selectFrom('seance_intervenant as si')
    .innerJoin('intervenant as v', 'v.id', 'si.intervenant_id')
    .where('si.seance_id', 'in', seanceIds)
    .select(['si.seance_id as seanceId', 'v.nom', 'v.prenom'])
    .execute()
}
