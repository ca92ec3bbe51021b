import { type Kysely, sql } from 'kysely'
import type { SaisieInscription } from '../../../shared/domain/enfant.ts'
import type { Origine } from '../../../shared/domain/listes.ts'
import { insertAll } from '../../db/insert-all.ts'
import type { Database } from '../../db/schema.ts'

type Db = Kysely<Database>

/** One inscription with its enfant's name, or undefined. */
export function findInscriptionRow(db: Db, inscriptionId: string) {
  return db
    .selectFrom('inscription as i')
    .innerJoin('enfant as e', 'e.id', 'i.enfant_id')
    .where('i.id', '=', inscriptionId)
    .selectAll('i')
    .select(['e.nom', 'e.prenom'])
    .executeTakeFirst()
}

/** The name of an enfant, or undefined. */
export function findEnfantNom(db: Db, enfantId: string) {
  return db
    .selectFrom('enfant')
    .select(['nom', 'prenom'])
    .where('id', '=', enfantId)
    .executeTakeFirst()
}

/** Origines of an inscription. */
export async function findOrigines(db: Db, inscriptionId: string): Promise<readonly Origine[]> {
  const rows = await db
    .selectFrom('inscription_origine')
    .where('inscription_id', '=', inscriptionId)
    .select('origine')
    .execute()
  return rows.map(({ origine }) => origine)
}

/** The inscription by which an enfant still waits in an action, or null. */
export async function findAttenteOf(
  db: Db,
  enfantId: string,
  actionId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('inscription')
    .select('id')
    .where('enfant_id', '=', enfantId)
    .where('action_id', '=', actionId)
    .where('statut', '=', 'liste-attente')
    .where('fin', 'is', null)
    .orderBy('debut')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The bounds of the année of an action, or undefined. */
export function findAnneeOfAction(db: Db, actionId: string) {
  return db
    .selectFrom('action as a')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .where('a.id', '=', actionId)
    .select(['y.debut', 'y.fin'])
    .executeTakeFirst()
}

/** True when the collectif is one of the action's. */
export async function isCollectifOf(
  db: Db,
  collectifId: string,
  actionId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('collectif')
    .select('id')
    .where('id', '=', collectifId)
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  return row !== undefined
}

const columnsOf = (saisie: SaisieInscription) => ({
  action_id: saisie.actionId,
  collectif_id: saisie.collectifId,
  debut: saisie.debut,
  fin: saisie.fin,
  statut: saisie.statut,
  niveau: saisie.niveau,
  classe: saisie.classe,
  etablissement_id: saisie.etablissementId,
  accord_parental: saisie.accordParental,
})

const origineRows = (inscriptionId: string, { origines }: SaisieInscription) =>
  [...new Set(origines)].map((origine) => ({ inscription_id: inscriptionId, origine }))

export async function insertInscription(
  db: Db,
  inscriptionId: string,
  enfantId: string,
  saisie: SaisieInscription,
): Promise<void> {
  await insertAll(db, 'inscription', [
    { id: inscriptionId, enfant_id: enfantId, ...columnsOf(saisie) },
  ])
  await insertAll(db, 'inscription_origine', origineRows(inscriptionId, saisie))
}

/** Replaces the entered values of an inscription; one that leaves the waiting list loses its rang. */
export async function updateInscription(
  db: Db,
  inscriptionId: string,
  saisie: SaisieInscription,
): Promise<void> {
  const leaves = saisie.statut === 'liste-attente' ? {} : { rang: null }
  await db
    .updateTable('inscription')
    .set({ ...columnsOf(saisie), ...leaves })
    .where('id', '=', inscriptionId)
    .execute()
  await db.deleteFrom('inscription_origine').where('inscription_id', '=', inscriptionId).execute()
  await insertAll(db, 'inscription_origine', origineRows(inscriptionId, saisie))
}

/** Ends a wait: sets its last day and frees its rang. */
export async function endInscription(db: Db, inscriptionId: string, fin: string): Promise<void> {
  await db
    .updateTable('inscription')
    .set({ fin, rang: null })
    .where('id', '=', inscriptionId)
    .execute()
}

export async function deleteInscriptionRow(db: Db, inscriptionId: string): Promise<void> {
  await db.deleteFrom('inscription').where('id', '=', inscriptionId).execute()
}

/** Présences recorded for the enfant at séances of the inscription's collectif while it ran. */
export async function countPresencesOf(
  db: Db,
  inscription: {
    readonly enfant_id: string
    readonly collectif_id: string | null
    readonly debut: string
    readonly fin: string | null
  },
): Promise<number> {
  const { n } = await db
    .selectFrom('presence as p')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .where('p.enfant_id', '=', inscription.enfant_id)
    .where('s.collectif_id', 'is', inscription.collectif_id)
    .where('s.date', '>=', inscription.debut)
    .where('s.date', '<=', inscription.fin ?? '9999-12-31')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Numbers the waiting list from 1 in the order given. */
export async function updateRangs(db: Db, inscriptionIds: readonly string[]): Promise<void> {
  const order = JSON.stringify(inscriptionIds)
  await sql`
    update inscription
    set rang = (select key + 1 from json_each(${order}) where value = inscription.id)
    where statut = 'liste-attente' and id in (select value from json_each(${order}))
  `.execute(db)
}
