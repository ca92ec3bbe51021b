import type { Kysely } from 'kysely'
import { addDays } from '../../../shared/dates.ts'
import { checkInscription, type SaisieInscription } from '../../../shared/domain/enfant.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import {
  countPresencesOf,
  deleteInscriptionRow,
  endAttente,
  findAnneeOfAction,
  findInscriptionRow,
  findOrigines,
  insertInscription,
  isCollectifOf,
  updateInscription,
  updateRangs,
} from './inscriptions.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND = { code: 'not-found', what: 'inscription', name: '' } as const

/** What keeps an inscription from being saved: fields to correct, or nothing. */
export async function refusalOfInscription(
  db: Db,
  saisie: Pick<SaisieInscription, 'actionId' | 'collectifId' | 'debut' | 'fin'>,
): Promise<AppError | null> {
  const annee = await findAnneeOfAction(db, saisie.actionId)
  if (!annee) return { code: 'not-found', what: 'action', name: '' }
  const fields: Record<string, string> = { ...checkInscription(saisie, annee) }
  const { collectifId, actionId } = saisie
  if (collectifId !== null && !(await isCollectifOf(db, collectifId, actionId))) {
    fields.collectifId = 'Ce collectif n’est pas de cette action : choisissez-en un autre.'
  }
  return Object.keys(fields).length > 0 ? { code: 'validation', fields } : null
}

/** Inscribes an enfant, inside the caller's operation; gives the inscription's id. */
export async function addInscription(
  trx: Db,
  enfantId: string,
  saisie: SaisieInscription,
): Promise<string> {
  const inscriptionId = newId()
  await insertInscription(trx, inscriptionId, enfantId, saisie)
  return inscriptionId
}

/** Inscribes an enfant that is already known. */
export async function createInscription(
  db: Db,
  enfant: { readonly id: string; readonly nom: string; readonly prenom: string },
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<{ readonly inscriptionId: string }, AppError>> {
  const refusal = await refusalOfInscription(db, saisie)
  if (refusal) return err(refusal)
  const label = `Inscription de ${formatPersonne(enfant)}`
  const { value } = await inOperation(db, saisieHeader(label, now), (trx) =>
    addInscription(trx, enfant.id, saisie),
  )
  return ok({ inscriptionId: value })
}

/**
 * Replaces what is entered of an inscription: a departure is its end. Who waited and is now inscribed
 * keeps her wait, ended the day before: the inscription is another one. Who waited no day was never waiting.
 */
export async function saveInscription(
  db: Db,
  inscriptionId: string,
  saisie: SaisieInscription,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findInscriptionRow(db, inscriptionId)
  if (!row) return err(NOT_FOUND)
  const refusal = await refusalOfInscription(db, saisie)
  if (refusal) return err(refusal)
  const isEntering = isUnderWait(row) && saisie.statut === 'inscrit'
  const label = `${isEntering ? 'Entrée' : 'Inscription'} de ${formatPersonne(row)}`
  await inOperation(db, saisieHeader(label, now), async (trx) => {
    if (!isEntering || saisie.debut <= row.debut) {
      return updateInscription(trx, inscriptionId, saisie)
    }
    await endAttente(trx, inscriptionId, addDays(saisie.debut, -1))
    await insertInscription(trx, newId(), row.enfant_id, saisie)
  })
  return ok(undefined)
}

const isUnderWait = ({ statut, fin }: Pick<SaisieInscription, 'statut' | 'fin'>): boolean =>
  statut === 'liste-attente' && fin === null

/** Removes an inscription entered by mistake; refused when the enfant came under it. */
export async function removeInscription(
  db: Db,
  inscriptionId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const row = await findInscriptionRow(db, inscriptionId)
  if (!row) return err(NOT_FOUND)
  const label = `Inscription de ${formatPersonne(row)}`
  const reasons = reasonsOf([
    [
      await countPresencesOf(db, row),
      'présence notée pendant cette inscription : indiquez plutôt une date de départ.',
      'présences notées pendant cette inscription : indiquez plutôt une date de départ.',
    ],
  ])
  if (reasons.length > 0) return err({ code: 'deletion-refused', label, reasons })
  await inOperation(db, saisieHeader(`Suppression : ${label}`, now), (trx) =>
    deleteInscriptionRow(trx, inscriptionId),
  )
  return ok(undefined)
}

/** Takes an enfant off the waiting list, into a collectif of the same action, from that day on. */
export async function promoteInscription(
  db: Db,
  input: { readonly inscriptionId: string; readonly collectifId: string; readonly debut: string },
  now: Date,
): Promise<Result<void, AppError>> {
  const { inscriptionId, collectifId, debut } = input
  const row = await findInscriptionRow(db, inscriptionId)
  if (!row || !isUnderWait(row)) return err(NOT_FOUND)
  const { niveau, classe } = row
  const saisie: SaisieInscription = {
    ...{ collectifId, debut, fin: null, statut: 'inscrit', niveau, classe },
    actionId: row.action_id,
    etablissementId: row.etablissement_id,
    accordParental: row.accord_parental,
    origines: [...(await findOrigines(db, inscriptionId))],
  }
  return saveInscription(db, inscriptionId, saisie, now)
}

/** Puts the waiting list in the order given. */
export async function orderAttente(
  db: Db,
  inscriptionIds: readonly string[],
  now: Date,
): Promise<Result<void, AppError>> {
  await inOperation(db, saisieHeader('Ordre de la liste d’attente', now), (trx) =>
    updateRangs(trx, inscriptionIds),
  )
  return ok(undefined)
}
