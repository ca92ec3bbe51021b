import { type Kysely, sql } from 'kysely'
import type { SaisieEnfant } from '../../../shared/domain/enfant.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

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

/** Its inscriptions of every année, the latest first. */
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

/** The origines of those inscriptions. */
export function findOriginesOf(db: Db, enfantId: string) {
  return db
    .selectFrom('inscription_origine as o')
    .innerJoin('inscription as i', 'i.id', 'o.inscription_id')
    .where('i.enfant_id', '=', enfantId)
    .select(['o.inscription_id as inscriptionId', 'o.origine'])
    .execute()
}

/** Its orientations, the latest first. */
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

/** Its recorded présences, the latest first. */
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

/** Every enfant, to look for homonyms among them; with its collectifs in a few words. */
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
    from enfant as e
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

/** Which famille an enfant belongs to. */
export async function updateFamilleOf(
  db: Db,
  enfantId: string,
  familleId: string | null,
): Promise<void> {
  await db.updateTable('enfant').set({ famille_id: familleId }).where('id', '=', enfantId).execute()
}

/** How many records of each kind stand on an enfant. */
export async function countOnEnfant(db: Db, enfantId: string) {
  const rows = await sql<{ inscriptions: number; presences: number; orientations: number }>`
    select
      (select count(*) from inscription where enfant_id = ${enfantId}) as inscriptions,
      (select count(*) from presence where enfant_id = ${enfantId}) as presences,
      (select count(*) from orientation where enfant_id = ${enfantId}) as orientations
  `.execute(db)
  return rows.rows[0] ?? { inscriptions: 0, presences: 0, orientations: 0 }
}

/** Removes an enfant on which nothing stands but its situations. */
export async function deleteEnfantRow(db: Db, enfantId: string): Promise<void> {
  await db.deleteFrom('enfant').where('id', '=', enfantId).execute()
}
