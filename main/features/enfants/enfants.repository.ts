import { type Kysely, sql } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Proche, SaisieAutorisations, SaisieEnfant } from '../../../shared/domain/enfant.ts'
import { insertAll } from '../../db/insert-all.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { runsOn } from '../in-time.ts'
import { countOn } from '../refusals.ts'

type Db = Kysely<Database>

/** Every inscription of the actions, of any statut, unsorted. */
export function findInscriptions(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.action_id', 'in', actionIds)
    .select([
      'i.id as inscriptionId',
      'e.id as enfantId',
      'e.nom',
      'e.prenom',
      'e.date_naissance as dateNaissance',
      'e.annee_naissance as anneeNaissance',
      'e.sexe',
      'e.famille_id as familleId',
      'i.niveau',
      'i.classe',
      't.nom as etablissement',
      'i.action_id as actionId',
      'i.collectif_id as collectifId',
      'c.nom as collectif',
      'i.statut',
      'i.debut',
      'i.fin',
      'i.rang',
    ])
    .execute()
}

/** Origines of the inscriptions of the actions. */
export function findOrigines(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('inscription_origine as o')
    .innerJoin('inscription as i', 'i.id', 'o.inscription_id')
    .where('i.action_id', 'in', actionIds)
    .select(['o.inscription_id as inscriptionId', 'o.origine'])
    .execute()
}

const enfantsOf = (db: Db, actionIds: readonly string[]) =>
  db.selectFrom('inscription').where('action_id', 'in', actionIds).select('enfant_id')

/** Situations of the enfants inscribed in the actions. */
export function findSituations(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('enfant_situation as s')
    .where('s.enfant_id', 'in', enfantsOf(db, actionIds))
    .select(['s.enfant_id as enfantId', 's.situation'])
    .execute()
}

/** Responsables of the familles of the enfants inscribed in the actions, in the order to call. */
export function findResponsables(db: Db, actionIds: readonly string[]) {
  return db
    .selectFrom('responsable as r')
    .where('r.famille_id', 'in', (eb) =>
      eb
        .selectFrom('enfant as e')
        .where('e.id', 'in', enfantsOf(db, actionIds))
        .where('e.famille_id', 'is not', null)
        .select('e.famille_id'),
    )
    .select(['r.famille_id as familleId', 'r.nom', 'r.prenom', 'r.telephone', 'r.mail'])
    .orderBy('r.famille_id')
    .orderBy('r.position')
    .execute()
}

/**
 * Présences noted, by inscription, at séances tenues up to `today` included. For an enfant in two collectifs,
 * a présence counts under the inscription of the séance's collectif that ran on that day.
 */
export function countPresences(db: Db, actionIds: readonly string[], today: IsoDate) {
  return db
    .selectFrom('collectif as c')
    .innerJoin('seance as s', 's.collectif_id', 'c.id')
    .innerJoin('presence as p', 'p.seance_id', 's.id')
    .innerJoin('inscription as i', (join) =>
      join
        .onRef('i.enfant_id', '=', 'p.enfant_id')
        // The + keeps SQLite from entering by the action, which holds every inscription of the year.
        .on(sql`+i.action_id`, '=', sql.ref('c.action_id'))
        .on(runsOn('i', sql.ref('s.date'))),
    )
    .where('c.action_id', 'in', actionIds)
    .where('s.etat', '=', 'tenue')
    .where('s.date', '<=', today)
    .where((eb) =>
      eb.or([
        eb('i.collectif_id', 'is', null),
        eb('i.collectif_id', '=', eb.ref('s.collectif_id')),
      ]),
    )
    .select(['i.id as inscriptionId'])
    .select([
      sql<number>`sum(p.etat = 'present')`.as('presents'),
      sql<number>`sum(p.etat = 'absent')`.as('absents'),
      sql<number>`sum(p.etat = 'excuse')`.as('excuses'),
    ])
    .groupBy('i.id')
    .execute()
}

/** One enfant, or undefined. */
export function findEnfantRow(db: Db, enfantId: string) {
  return db.selectFrom('enfant').selectAll().where('id', '=', enfantId).executeTakeFirst()
}

/** The situations of an enfant. */
export async function findSituationsOf(db: Db, enfantId: string) {
  const rows = await db
    .selectFrom('enfant_situation')
    .select('situation')
    .where('enfant_id', '=', enfantId)
    .execute()
  return rows.map((row) => row.situation)
}

/** Inscriptions of an enfant over every année, latest first. */
export function findInscriptionsOf(db: Db, enfantId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('action as a', 'a.id', 'i.action_id')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .leftJoin('collectif as c', 'c.id', 'i.collectif_id')
    .leftJoin('etablissement as t', 't.id', 'i.etablissement_id')
    .where('i.enfant_id', '=', enfantId)
    .selectAll('i')
    .select(['y.debut as anneeDebut', 'y.fin as anneeFin', 'a.numero as action'])
    .select(['c.nom as collectif', 't.nom as etablissement'])
    .orderBy('i.debut', 'desc')
    .orderBy('i.id')
    .execute()
}

/** Origines of the inscriptions of an enfant. */
export function findOriginesOf(db: Db, enfantId: string) {
  return db
    .selectFrom('inscription_origine as o')
    .innerJoin('inscription as i', 'i.id', 'o.inscription_id')
    .where('i.enfant_id', '=', enfantId)
    .select(['o.inscription_id as inscriptionId', 'o.origine'])
    .execute()
}

/** Autorisations of the famille of an enfant, in each année. */
export function findAutorisationsOf(db: Db, enfantId: string) {
  return db
    .selectFrom('autorisation')
    .where('enfant_id', '=', enfantId)
    .select(['annee_id as anneeId', 'rentre_seul as rentreSeul', 'droit_image as droitImage'])
    .select('contrat_signe as contratSigne')
    .execute()
}

/** The proches of an enfant, in the order to call. */
export function findProchesOf(db: Db, enfantId: string) {
  return db
    .selectFrom('proche')
    .where('enfant_id', '=', enfantId)
    .select(['nom', 'lien', 'telephone', 'is_autorise as isAutorise'])
    .select('is_a_prevenir as isAPrevenir')
    .orderBy('position')
    .execute()
}

/** Adds or replaces the autorisations of the famille of an enfant in an année. */
export async function putAutorisation(
  db: Db,
  saisie: Omit<SaisieAutorisations, 'proches'> & {
    readonly enfantId: string
    readonly anneeId: string
  },
): Promise<void> {
  const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0)
  const columns = {
    rentre_seul: flag(saisie.rentreSeul),
    droit_image: flag(saisie.droitImage),
    contrat_signe: saisie.contratSigne,
  } as const
  await db
    .insertInto('autorisation')
    .values({ enfant_id: saisie.enfantId, annee_id: saisie.anneeId, ...columns })
    .onConflict((conflict) => conflict.columns(['enfant_id', 'annee_id']).doUpdateSet(columns))
    .execute()
}

/** Replaces the proches of an enfant. */
export async function replaceProches(
  db: Db,
  enfantId: string,
  proches: readonly Proche[],
): Promise<void> {
  await db.deleteFrom('proche').where('enfant_id', '=', enfantId).execute()
  await insertAll(
    db,
    'proche',
    proches.map(({ isAutorise, isAPrevenir, ...proche }, position) => ({
      id: newId(),
      enfant_id: enfantId,
      position,
      ...proche,
      is_autorise: isAutorise ? (1 as const) : (0 as const),
      is_a_prevenir: isAPrevenir ? (1 as const) : (0 as const),
    })),
  )
}

/** Orientations of an enfant, latest first. */
export function findOrientationsOf(db: Db, enfantId: string) {
  return db
    .selectFrom('orientation as o')
    .leftJoin('etablissement as t', 't.id', 'o.etablissement_id')
    .where('o.enfant_id', '=', enfantId)
    .select(['o.id as orientationId', 'o.date', 't.nom as etablissement', 'o.statut'])
    .orderBy('o.date', 'desc')
    .orderBy('o.id')
    .execute()
}

/** Présences noted for an enfant, latest first. */
export function findPresencesOf(db: Db, enfantId: string) {
  return db
    .selectFrom('presence as p')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .innerJoin('collectif as c', 'c.id', 's.collectif_id')
    .where('p.enfant_id', '=', enfantId)
    .select(['s.id as seanceId', 's.date', 'c.nom as collectif', 'p.etat', 'p.note'])
    .orderBy('s.date', 'desc')
    .orderBy('s.debut', 'desc')
    .execute()
}

/** Every enfant in short, with its latest niveau and its collectifs: enough to tell homonyms apart. */
export async function findAllBrefs(db: Db) {
  const rows = await sql<{
    enfantId: string
    nom: string
    prenom: string
    dateNaissance: string | null
    anneeNaissance: number | null
    sexe: 'F' | 'M' | null
    familleId: string | null
    niveau: string | null
    collectifs: string | null
  }>`
    select e.id as enfantId, e.nom, e.prenom, e.date_naissance as dateNaissance,
      e.annee_naissance as anneeNaissance, e.sexe, e.famille_id as familleId,
      (select i.niveau from inscription as i where i.enfant_id = e.id and i.niveau is not null
        order by i.debut desc limit 1) as niveau,
      (select group_concat(nom, ', ') from (select distinct c.nom as nom from inscription as i
        join collectif as c on c.id = i.collectif_id where i.enfant_id = e.id order by c.nom)
      ) as collectifs
    from enfant as e where e.anonymise_le is null
  `.execute(db)
  return rows.rows.map(({ niveau, collectifs, ...row }) => ({
    ...row,
    detail: [niveau, collectifs].filter((part) => part !== null).join(', '),
  }))
}

const columnsOf = (saisie: SaisieEnfant) => ({
  nom: saisie.nom,
  prenom: saisie.prenom,
  date_naissance: saisie.dateNaissance,
  annee_naissance: saisie.anneeNaissance,
  sexe: saisie.sexe,
})

const situationRows = (enfantId: string, { situations }: SaisieEnfant) =>
  [...new Set(situations)].map((situation) => ({ enfant_id: enfantId, situation }))

export async function insertEnfant(
  db: Db,
  enfantId: string,
  saisie: SaisieEnfant,
  familleId: string | null,
): Promise<void> {
  await insertAll(db, 'enfant', [{ id: enfantId, ...columnsOf(saisie), famille_id: familleId }])
  await insertAll(db, 'enfant_situation', situationRows(enfantId, saisie))
}

export async function updateEnfant(db: Db, enfantId: string, saisie: SaisieEnfant): Promise<void> {
  await db.updateTable('enfant').set(columnsOf(saisie)).where('id', '=', enfantId).execute()
  await db.deleteFrom('enfant_situation').where('enfant_id', '=', enfantId).execute()
  await insertAll(db, 'enfant_situation', situationRows(enfantId, saisie))
}

/** Sets the famille of an enfant. */
export async function updateFamilleOf(
  db: Db,
  enfantId: string,
  familleId: string | null,
): Promise<void> {
  await db.updateTable('enfant').set({ famille_id: familleId }).where('id', '=', enfantId).execute()
}

/** Counts the records that refer to an enfant, by kind. */
export const countOnEnfant = (db: Db, enfantId: string) =>
  countOn(db, 'enfant_id', enfantId, {
    inscriptions: ['inscription'],
    presences: ['presence'],
    orientations: ['orientation'],
  })

/** Deletes an enfant and its situations; nothing else may refer to it. */
export async function deleteEnfantRow(db: Db, enfantId: string): Promise<void> {
  await db.deleteFrom('enfant').where('id', '=', enfantId).execute()
}

/** Number of records that a merge would move from the removed enfant to the kept one. */
export async function countMoves(db: Db, keptId: string, removedId: string) {
  const { presencesEnDouble } = await db
    .selectFrom('presence as p')
    .innerJoin('presence as k', 'k.seance_id', 'p.seance_id')
    .where('p.enfant_id', '=', removedId)
    .where('k.enfant_id', '=', keptId)
    .select(({ fn }) => fn.countAll<number>().as('presencesEnDouble'))
    .executeTakeFirstOrThrow()
  return { ...(await countOnEnfant(db, removedId)), presencesEnDouble }
}

/**
 * Moves every record of the removed enfant to the kept one, then deletes the removed enfant. At a séance
 * where both have a présence, the présence of the kept enfant stays; so do its autorisations of an année and its
 * levels of a trimestre.
 */
export async function moveRecords(db: Db, keptId: string, removedId: string): Promise<void> {
  await sql`
    delete from presence where enfant_id = ${removedId} and seance_id in (
      select seance_id from presence where enfant_id = ${keptId}
    )`.execute(db)
  await sql`
    delete from autorisation where enfant_id = ${removedId} and annee_id in (
      select annee_id from autorisation where enfant_id = ${keptId}
    )`.execute(db)
  await sql`
    delete from proche where enfant_id = ${removedId} and exists (
      select 1 from proche as k where k.enfant_id = ${keptId}
        and k.nom = proche.nom and k.telephone is proche.telephone
    )`.execute(db)
  await sql`
    delete from progression where enfant_id = ${removedId} and exists (
      select 1 from progression as k where k.enfant_id = ${keptId} and k.annee_id = progression.annee_id
        and k.trimestre = progression.trimestre and k.echelle_id = progression.echelle_id
    )`.execute(db)
  for (const table of [
    'presence',
    'progression',
    'inscription',
    'orientation',
    'autorisation',
    'proche',
    'appel',
  ] as const) {
    await sql`update ${sql.table(table)} set enfant_id = ${keptId} where enfant_id = ${removedId}`.execute(
      db,
    )
  }
  await sql`
    insert into enfant_situation (enfant_id, situation)
    select ${keptId}, situation from enfant_situation where enfant_id = ${removedId}
    except select enfant_id, situation from enfant_situation where enfant_id = ${keptId}
  `.execute(db)
  await db.deleteFrom('enfant').where('id', '=', removedId).execute()
}

/** Writes some columns of an enfant: the blanks that a merge fills. */
export async function fillEnfant(
  db: Db,
  enfantId: string,
  values: Partial<
    Pick<Database['enfant'], 'date_naissance' | 'annee_naissance' | 'sexe' | 'famille_id'>
  >,
): Promise<void> {
  if (Object.keys(values).length === 0) return
  await db.updateTable('enfant').set(values).where('id', '=', enfantId).execute()
}
