import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import { checkAction, type SaisieAction, type SaisieCadre } from '../../../shared/domain/action.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { ActionSaisie } from '../../../shared/ipc/actions.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  countOnAction,
  deleteAction,
  findActionRow,
  findAnneeActions,
  findByNumero,
  findCadreRow,
  findCollectifs,
  findOtherActions,
  findSaisieParts,
  insertAction,
  putCadre,
  updateAction,
} from './actions.repository.ts'

type Db = Kysely<Database>

/** Actions that a list or a figure covers: one, or every action of the année. */
type Perimetre = {
  readonly annee: { readonly debut: IsoDate; readonly fin: IsoDate }
  /** The actions asked for. */
  readonly actionIds: readonly string[]
  /** Every action of the année, asked for or not. */
  readonly anneeActionIds: readonly string[]
}

/** Périmètre of an année or of one of its actions; `not-found` when either is unknown. */
export async function findPerimetre(
  db: Db,
  { anneeId, actionId }: { readonly anneeId: string; readonly actionId: string | null },
): Promise<Result<Perimetre, AppError>> {
  const annee = await findAnneeActions(db, anneeId)
  if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: anneeId })
  if (actionId !== null && !annee.actionIds.includes(actionId)) {
    return err({ code: 'not-found', what: 'action', name: actionId })
  }
  return ok({
    annee: { debut: annee.debut, fin: annee.fin },
    actionIds: actionId === null ? annee.actionIds : [actionId],
    anneeActionIds: annee.actionIds,
  })
}

/** The collectif of an action by its name, case and accents ignored; undefined when there is none. */
export async function findCollectifByNom(db: Db, actionId: string, nom: string) {
  const collectifs = await findCollectifs(db, actionId)
  return collectifs.find((collectif) => normalizeNom(collectif.nom) === normalizeNom(nom))
}

const notFound = (actionId: string): Result<never, AppError> =>
  err({ code: 'not-found', what: 'action', name: actionId })

const NUMERO_TAKEN = {
  code: 'validation',
  fields: { numero: 'Une autre action de l’année porte déjà ce numéro.' },
} as const

/** An action with the bounds of its année. */
export type ActionDeLAnnee = {
  readonly action: ActionSaisie
  readonly annee: { readonly id: string; readonly debut: IsoDate; readonly fin: IsoDate }
}

/** Entered values of an action, with its année. */
export async function findActionDeLAnnee(
  db: Db,
  actionId: string,
): Promise<Result<ActionDeLAnnee, AppError>> {
  const row = await findActionRow(db, actionId)
  if (!row) return notFound(actionId)
  return ok({
    action: {
      actionId,
      numero: row.numero,
      intitule: row.intitule,
      lieu: row.lieu,
      adresse: row.adresse,
      bonificationEnfant: row.is_bonification_enfant === 1,
      bonificationParent: row.is_bonification_parent === 1,
      dateRetour: row.date_retour,
      ...(await findSaisieParts(db, actionId)),
    },
    annee: { id: row.annee_id, debut: row.debut, fin: row.fin },
  })
}

/** Entered values of an action. */
export async function findAction(
  db: Db,
  actionId: string,
): Promise<Result<ActionSaisie, AppError>> {
  const found = await findActionDeLAnnee(db, actionId)
  return found.ok ? ok(found.value.action) : found
}

/** Adds an action to an année. */
export function createAction(
  db: Db,
  saisie: { readonly anneeId: string; readonly numero: string; readonly intitule: string | null },
  now: Date,
): Promise<Result<{ readonly actionId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const perimetre = await findPerimetre(trx, { anneeId: saisie.anneeId, actionId: null })
    if (!perimetre.ok) return perimetre
    if (await findByNumero(trx, saisie.anneeId, saisie.numero, '')) return err(NUMERO_TAKEN)
    const actionId = newId()
    say(`Nouvelle action ${saisie.numero}`)
    await insertAction(trx, { id: actionId, ...saisie })
    return ok({ actionId })
  })
}

/** Replaces the identity and the prévisionnel of an action. */
export function saveAction(
  db: Db,
  actionId: string,
  saisie: SaisieAction,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findActionRow(trx, actionId)
    if (!row) return notFound(actionId)
    const fields = checkAction(saisie, row)
    if (isRefused(fields)) return err({ code: 'validation', fields })
    if (await findByNumero(trx, row.annee_id, saisie.numero, actionId)) return err(NUMERO_TAKEN)
    say(`Action ${saisie.numero}`)
    await updateAction(trx, actionId, saisie)
    return ok(undefined)
  })
}

const CADRE_VIDE: SaisieCadre = {
  diagnosticLe: null,
  diagnostic: null,
  charteLe: null,
  charteSignataires: null,
}

/** The diagnostic and the charte of an action. */
export async function findCadre(db: Db, actionId: string): Promise<Result<SaisieCadre, AppError>> {
  if (!(await findActionRow(db, actionId))) return notFound(actionId)
  return ok((await findCadreRow(db, actionId)) ?? CADRE_VIDE)
}

/** Keeps the diagnostic and the charte of an action. */
export function saveCadre(
  db: Db,
  actionId: string,
  saisie: SaisieCadre,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findActionRow(trx, actionId)
    if (!row) return notFound(actionId)
    say(`Diagnostic et charte de l’action ${row.numero}`)
    return ok(await putCadre(trx, actionId, saisie))
  })
}

/** Removes an action, unless records stand on it. */
export function removeAction(db: Db, actionId: string, now: Date): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findActionRow(trx, actionId)
    if (!row) return notFound(actionId)
    const isAlone = (await findOtherActions(trx, row.annee_id, actionId)).length === 0
    const reasons = [
      ...reasonsOf(standingOn(await countOnAction(trx, actionId))),
      ...(isAlone ? ['C’est la seule action de l’année : ajoutez-en d’abord une autre.'] : []),
    ]
    const label = `Action ${row.numero}`
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label, reasons })
    say(`Suppression de l’action ${row.numero}`)
    await deleteAction(trx, actionId)
    return ok(undefined)
  })
}

type Standing = Awaited<ReturnType<typeof countOnAction>>

const standingOn = (counts: Standing) =>
  [
    [counts.collectifs, 'collectif : supprimez-le d’abord.', 'collectifs : supprimez-les d’abord.'],
    [
      counts.inscriptions,
      'inscription : supprimez-la d’abord.',
      'inscriptions : supprimez-les d’abord.',
    ],
    [
      counts.heures,
      'saisie d’heures : supprimez-la d’abord.',
      'saisies d’heures : supprimez-les d’abord.',
    ],
    [counts.rencontres, 'rencontre : supprimez-la d’abord.', 'rencontres : supprimez-les d’abord.'],
    [
      counts.reponses,
      'réponse de bilan : supprimez-la d’abord.',
      'réponses de bilan : supprimez-les d’abord.',
    ],
    [
      counts.axes,
      'formation, évaluation, projet ou fait marquant : supprimez-le d’abord.',
      'formations, évaluations, projets ou faits marquants : supprimez-les d’abord.',
    ],
  ] as const
