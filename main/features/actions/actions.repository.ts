import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import {
  isPrevisionnelVide,
  PREVISIONNEL_VIDE,
  type SaisieAction,
  type SaisieCadre,
  type SaisiePrevisionnel,
} from '../../../shared/domain/action.ts'
import { inOrderOf, NATURES_LOCAL, ZONAGES } from '../../../shared/domain/listes.ts'
import { compiled } from '../../db/compiled.ts'
import { insertAll } from '../../db/insert-all.ts'
import { previsionnelOf, previsionnelRows } from '../../db/previsionnel-rows.ts'
import type { Database } from '../../db/schema.ts'
import { countOn } from '../refusals.ts'

type Db = Kysely<Database>

/** An année with the ids of all its actions. */
type AnneeActions = {
  readonly debut: IsoDate
  readonly fin: IsoDate
  readonly actionIds: readonly string[]
}

/** Actions of an année; undefined when there is no such année. */
export async function findAnneeActions(db: Db, anneeId: string): Promise<AnneeActions | undefined> {
  const rows = await db
    .selectFrom('annee as n')
    .leftJoin('action as a', 'a.annee_id', 'n.id')
    .where('n.id', '=', anneeId)
    .select(['n.debut', 'n.fin', 'a.id as actionId'])
    .execute()
  const first = rows[0]
  if (first === undefined) return undefined
  return {
    debut: first.debut,
    fin: first.fin,
    actionIds: rows.flatMap((row) => (row.actionId === null ? [] : [row.actionId])),
  }
}

/** The collectifs of an action, by name as the action lists them. */
export function findCollectifs(db: Db, actionId: string) {
  return db
    .selectFrom('collectif')
    .select(['id', 'nom'])
    .where('action_id', '=', actionId)
    .execute()
}

/** Prévisionnel that the projet of an action announces; `PREVISIONNEL_VIDE` when it announces nothing. */
async function findPrevisionnel(db: Db, actionId: string): Promise<SaisiePrevisionnel> {
  const [p] = await previsionnels(db, { actionId })
  if (!p) return PREVISIONNEL_VIDE
  return previsionnelOf(p, await previsionnelItems(db, { actionId }))
}

type OfAction = { readonly actionId: string }

const previsionnels = compiled((db, { actionId }: OfAction) =>
  db.selectFrom('previsionnel').selectAll().where('action_id', '=', actionId),
)

const previsionnelItems = compiled((db, { actionId }: OfAction) =>
  db.selectFrom('previsionnel_item').select(['liste', 'code']).where('action_id', '=', actionId),
)

/** Keeps a prévisionnel, unless it announces nothing. */
async function insertPrevisionnel(db: Db, actionId: string, p: SaisiePrevisionnel): Promise<void> {
  if (isPrevisionnelVide(p)) return
  const { previsionnel, items } = previsionnelRows(actionId, p)
  await db.insertInto('previsionnel').values(previsionnel).execute()
  await insertAll(db, 'previsionnel_item', items)
}

/** An action with the bounds of its année, or undefined. */
export async function findActionRow(db: Db, actionId: string) {
  return (await actionRows(db, { actionId })).at(0)
}

const actionRows = compiled((db, { actionId }: OfAction) =>
  db
    .selectFrom('action as a')
    .innerJoin('annee as y', 'y.id', 'a.annee_id')
    .where('a.id', '=', actionId)
    .selectAll('a')
    .select(['y.debut', 'y.fin']),
)

/** Entered values of an action outside its own row: local, zoning, prévisionnel. */
export async function findSaisieParts(db: Db, actionId: string) {
  const naturesLocal = await naturesDuLocal(db, { actionId })
  const zonages = await zonagesDe(db, { actionId })
  return {
    naturesLocal: inOrderOf(
      NATURES_LOCAL,
      naturesLocal.map((row) => row.nature_local),
    ),
    zonages: inOrderOf(
      ZONAGES,
      zonages.map((row) => row.zonage),
    ),
    previsionnel: await findPrevisionnel(db, actionId),
  }
}

const naturesDuLocal = compiled((db, { actionId }: OfAction) =>
  db.selectFrom('action_nature_local').select('nature_local').where('action_id', '=', actionId),
)

const zonagesDe = compiled((db, { actionId }: OfAction) =>
  db.selectFrom('action_zonage').select('zonage').where('action_id', '=', actionId),
)

/** An action with its number and title, the rest still to be entered. */
export async function insertAction(
  db: Db,
  row: {
    readonly id: string
    readonly anneeId: string
    readonly numero: string
    readonly intitule: string | null
  },
): Promise<void> {
  await db
    .insertInto('action')
    .values({
      id: row.id,
      annee_id: row.anneeId,
      numero: row.numero,
      intitule: row.intitule,
      is_bonification_enfant: 0,
      is_bonification_parent: 0,
    })
    .execute()
}

/** Another action of the année with this number; undefined when none has it. */
export function findByNumero(db: Db, anneeId: string, numero: string, exceptId: string) {
  return db
    .selectFrom('action')
    .select('id')
    .where('annee_id', '=', anneeId)
    .where('numero', '=', numero)
    .where('id', '<>', exceptId)
    .executeTakeFirst()
}

/** Replaces everything entered of an action. */
export async function updateAction(db: Db, actionId: string, saisie: SaisieAction): Promise<void> {
  await db
    .updateTable('action')
    .set({
      numero: saisie.numero,
      intitule: saisie.intitule,
      lieu: saisie.lieu,
      adresse: saisie.adresse,
      is_bonification_enfant: saisie.bonificationEnfant ? 1 : 0,
      is_bonification_parent: saisie.bonificationParent ? 1 : 0,
      date_retour: saisie.dateRetour,
    })
    .where('id', '=', actionId)
    .execute()
  for (const table of ['action_nature_local', 'action_zonage', 'previsionnel'] as const) {
    await db.deleteFrom(table).where('action_id', '=', actionId).execute()
  }
  await insertAll(
    db,
    'action_nature_local',
    saisie.naturesLocal.map((nature_local) => ({ action_id: actionId, nature_local })),
  )
  await insertAll(
    db,
    'action_zonage',
    saisie.zonages.map((zonage) => ({ action_id: actionId, zonage })),
  )
  await insertPrevisionnel(db, actionId, saisie.previsionnel)
}

/** The other actions of an année. */
export function findOtherActions(db: Db, anneeId: string, exceptId: string) {
  return db
    .selectFrom('action')
    .select('id')
    .where('annee_id', '=', anneeId)
    .where('id', '<>', exceptId)
    .execute()
}

/** Number of records of each kind that stand on an action. */
export const countOnAction = (db: Db, actionId: string) =>
  countOn(db, 'action_id', actionId, {
    collectifs: ['collectif'],
    inscriptions: ['inscription'],
    heures: ['heures'],
    rencontres: ['action_parents', 'concertation'],
    reponses: ['reponse'],
    axes: ['formation', 'evaluation', 'projet', 'fait_marquant'],
  })

/** Removes an action on which nothing stands. */
export async function deleteAction(db: Db, actionId: string): Promise<void> {
  await db.deleteFrom('action').where('id', '=', actionId).execute()
}

/** The diagnostic and the charte of an action, or undefined. */
export function findCadreRow(db: Db, actionId: string) {
  return db
    .selectFrom('cadre')
    .where('action_id', '=', actionId)
    .select(['diagnostic_le as diagnosticLe', 'diagnostic'])
    .select(['charte_le as charteLe', 'charte_signataires as charteSignataires'])
    .executeTakeFirst()
}

/** Keeps the diagnostic and the charte of an action. */
export async function putCadre(db: Db, actionId: string, cadre: SaisieCadre): Promise<void> {
  const columns = {
    diagnostic_le: cadre.diagnosticLe,
    diagnostic: cadre.diagnostic,
    charte_le: cadre.charteLe,
    charte_signataires: cadre.charteSignataires,
  }
  await db
    .insertInto('cadre')
    .values({ action_id: actionId, ...columns })
    .onConflict((conflict) => conflict.column('action_id').doUpdateSet(columns))
    .execute()
}
