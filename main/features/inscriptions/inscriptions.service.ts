import type { Kysely } from 'kysely'
import { addDays } from '../../../shared/dates.ts'
import { checkInscription, type SaisieInscription } from '../../../shared/domain/enfant.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { isRefused, reasonsOf } from '../refusals.ts'
import {
  countPresencesOf,
  deleteInscriptionRow,
  endInscription,
  findAnneeOfAction,
  findAttenteOf,
  findEnfantNom,
  findInscriptionRow,
  findOrigines,
  insertInscription,
  isCollectifOf,
  updateInscription,
  updateRangs,
} from './inscriptions.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND: AppError = { code: 'not-found', what: 'inscription', name: '' }

/** Refuses dates outside the année and a collectif of another action, field by field; null when all is well. */
async function refusalOf(
  trx: Db,
  saisie: Pick<SaisieInscription, 'actionId' | 'collectifId' | 'debut' | 'fin'>,
): Promise<AppError | null> {
  const annee = await findAnneeOfAction(trx, saisie.actionId)
  if (!annee) return { code: 'not-found', what: 'action', name: '' }
  const fields: Record<string, string> = { ...checkInscription(saisie, annee) }
  const { collectifId, actionId } = saisie
  if (collectifId !== null && !(await isCollectifOf(trx, collectifId, actionId))) {
    fields.collectifId = 'Ce collectif n’est pas de cette action : choisissez-en un autre.'
  }
  return isRefused(fields) ? { code: 'validation', fields } : null
}

/** Inscribes an enfant that is already known; returns the inscription's id. */
export function createInscription(
  db: Db,
  enfantId: string,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<{ readonly inscriptionId: string }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const enfant = await findEnfantNom(trx, enfantId)
    if (!enfant) return err({ code: 'not-found', what: 'enfant', name: '' })
    const refusal = await refusalOf(trx, saisie)
    if (refusal) return err(refusal)
    say(`Inscription de ${formatPersonne(enfant)}`)
    const inscriptionId = newId()
    await insertInscription(trx, inscriptionId, enfantId, saisie)
    return ok({ inscriptionId })
  })
}

/**
 * Inscribes an enfant inside the caller's act: out of the waiting list of that action when it waits there, so
 * that nobody is left waiting for a place already given.
 */
export async function inscribe(
  trx: Db,
  enfantId: string,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<unknown, AppError>> {
  const attenteId = await findAttenteOf(trx, enfantId, saisie.actionId)
  return attenteId === null
    ? createInscription(trx, enfantId, saisie, now)
    : saveInscription(trx, attenteId, saisie, now)
}

/**
 * Replaces the entered values of an inscription; a departure is its `fin`. An enfant on the waiting list who is
 * now inscribed keeps its wait, ended the day before, and gets a second inscription; entered on the first day
 * of the wait, the wait itself becomes the inscription.
 */
export function saveInscription(
  db: Db,
  inscriptionId: string,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findInscriptionRow(trx, inscriptionId)
    if (!row) return err(NOT_FOUND)
    const refusal = await refusalOf(trx, saisie)
    if (refusal) return err(refusal)
    const isEntering = isUnderWait(row) && saisie.statut === 'inscrit'
    say(`${isEntering ? 'Entrée' : 'Inscription'} de ${formatPersonne(row)}`)
    if (!isEntering || saisie.debut <= row.debut) {
      return ok(await updateInscription(trx, inscriptionId, saisie))
    }
    await endInscription(trx, inscriptionId, addDays(saisie.debut, -1))
    return ok(await insertInscription(trx, newId(), row.enfant_id, saisie))
  })
}

const isUnderWait = ({ statut, fin }: Pick<SaisieInscription, 'statut' | 'fin'>): boolean =>
  statut === 'liste-attente' && fin === null

/** Notes the last day of an enfant; refused outside the année and before its first day. */
export function departInscription(
  db: Db,
  { inscriptionId, fin }: { readonly inscriptionId: string; readonly fin: string },
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findInscriptionRow(trx, inscriptionId)
    if (!row) return err(NOT_FOUND)
    const { action_id: actionId, collectif_id: collectifId, debut } = row
    const refusal = await refusalOf(trx, { actionId, collectifId, debut, fin })
    if (refusal) return err(refusal)
    say(`Départ de ${formatPersonne(row)}`)
    return ok(await endInscription(trx, inscriptionId, fin))
  })
}

/** Deletes an inscription entered by mistake; refused when présences were noted under it. */
export function removeInscription(
  db: Db,
  inscriptionId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const row = await findInscriptionRow(trx, inscriptionId)
    if (!row) return err(NOT_FOUND)
    const label = `Inscription de ${formatPersonne(row)}`
    const reasons = reasonsOf([
      [
        await countPresencesOf(trx, row),
        'présence notée pendant cette inscription : indiquez plutôt une date de départ.',
        'présences notées pendant cette inscription : indiquez plutôt une date de départ.',
      ],
    ])
    if (isRefused(reasons)) return err({ code: 'deletion-refused', label, reasons })
    say(`Suppression : ${label}`)
    return ok(await deleteInscriptionRow(trx, inscriptionId))
  })
}

/** Takes an enfant off the waiting list, into a collectif of the same action, from `debut` on. */
export function promoteInscription(
  db: Db,
  input: { readonly inscriptionId: string; readonly collectifId: string; readonly debut: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const { inscriptionId, collectifId, debut } = input
  return act(db, { now }, async (trx, { say }) => {
    const row = await findInscriptionRow(trx, inscriptionId)
    if (!row || !isUnderWait(row)) return err(NOT_FOUND)
    say(`Entrée de ${formatPersonne(row)}`)
    const { niveau, classe } = row
    return saveInscription(
      trx,
      inscriptionId,
      {
        ...{ collectifId, debut, fin: null, statut: 'inscrit', niveau, classe },
        actionId: row.action_id,
        etablissementId: row.etablissement_id,
        accordParental: row.accord_parental,
        origines: [...(await findOrigines(trx, inscriptionId))],
      },
      now,
    )
  })
}

/** Puts the waiting list in the order given. */
export function orderAttente(
  db: Db,
  inscriptionIds: readonly string[],
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    say('Ordre de la liste d’attente')
    return ok(await updateRangs(trx, inscriptionIds))
  })
}
