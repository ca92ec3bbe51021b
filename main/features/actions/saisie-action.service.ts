import type { Kysely } from 'kysely'
import { checkAction, type SaisieAction } from '../../../shared/domain/action.ts'
import type { ActionSaisie } from '../../../shared/ipc/actions.ipc.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import { findPerimetre } from './actions.service.ts'
import {
  countOnAction,
  deleteAction,
  findActionRow,
  findByNumero,
  findOtherActions,
  findSaisieParts,
  insertAction,
  updateAction,
} from './saisie-action.repository.ts'

type Db = Kysely<Database>

const notFound = (actionId: string) =>
  err({ code: 'not-found', what: 'action', name: actionId } as const)

const NUMERO_TAKEN = {
  code: 'validation',
  fields: { numero: 'Une autre action de l’année porte déjà ce numéro.' },
} as const

/** Everything entered of an action. */
export async function findAction(
  db: Db,
  actionId: string,
): Promise<Result<ActionSaisie, AppError>> {
  const row = await findActionRow(db, actionId)
  if (!row) return notFound(actionId)
  return ok({
    actionId,
    numero: row.numero,
    intitule: row.intitule,
    lieu: row.lieu,
    adresse: row.adresse,
    bonificationEnfant: row.is_bonification_enfant === 1,
    bonificationParent: row.is_bonification_parent === 1,
    dateRetour: row.date_retour,
    ...(await findSaisieParts(db, actionId)),
  })
}

/** Adds an action to an année. */
export async function createAction(
  db: Db,
  saisie: { readonly anneeId: string; readonly numero: string; readonly intitule: string | null },
  now: Date,
): Promise<Result<{ readonly actionId: string }, AppError>> {
  const perimetre = await findPerimetre(db, { anneeId: saisie.anneeId, actionId: null })
  if (!perimetre.ok) return perimetre
  if (await findByNumero(db, saisie.anneeId, saisie.numero, '')) return err(NUMERO_TAKEN)
  const actionId = newId()
  const header = saisieHeader(`Nouvelle action ${saisie.numero}`, now)
  await inOperation(db, header, (trx) => insertAction(trx, { id: actionId, ...saisie }))
  return ok({ actionId })
}

/** Replaces what is entered of an action: identity and prévisionnel. */
export async function saveAction(
  db: Db,
  actionId: string,
  saisie: SaisieAction,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findActionRow(db, actionId)
  if (!row) return notFound(actionId)
  const fields = checkAction(saisie, row)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  if (await findByNumero(db, row.annee_id, saisie.numero, actionId)) return err(NUMERO_TAKEN)
  const header = saisieHeader(`Action ${saisie.numero}`, now)
  await inOperation(db, header, (trx) => updateAction(trx, actionId, saisie))
  return ok(undefined)
}

/** Removes an action, unless records stand on it. */
export async function removeAction(
  db: Db,
  actionId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findActionRow(db, actionId)
  if (!row) return notFound(actionId)
  const counts = await countOnAction(db, actionId)
  const isAlone = (await findOtherActions(db, row.annee_id, actionId)).length === 0
  const reasons = [
    ...reasonsOf([
      [
        counts.collectifs,
        'collectif : supprimez-le d’abord.',
        'collectifs : supprimez-les d’abord.',
      ],
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
      [
        counts.rencontres,
        'rencontre : supprimez-la d’abord.',
        'rencontres : supprimez-les d’abord.',
      ],
      [
        counts.reponses,
        'réponse de bilan : supprimez-la d’abord.',
        'réponses de bilan : supprimez-les d’abord.',
      ],
    ]),
    ...(isAlone ? ['C’est la seule action de l’année : ajoutez-en d’abord une autre.'] : []),
  ]
  const label = `Action ${row.numero}`
  if (reasons.length > 0) return err({ code: 'deletion-refused', label, reasons })
  const header = saisieHeader(`Suppression de l’action ${row.numero}`, now)
  await inOperation(db, header, (trx) => deleteAction(trx, actionId))
  return ok(undefined)
}
