import type { Kysely } from 'kysely'
import { checkIntervenant, type SaisieIntervenant } from '../../../shared/domain/intervenant.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { IntervenantFiche } from '../../../shared/ipc/fiches-intervenants.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation, saisieHeader } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { reasonsOf } from '../deletion-reasons.ts'
import { findHeures } from '../heures/heures.service.ts'
import {
  countOnIntervenant,
  deleteIntervenantRow,
  findSaisieIntervenant,
  findSeancesOf,
  insertIntervenant,
  updateIntervenant,
} from './fiche-intervenant.repository.ts'

type Db = Kysely<Database>

const NOT_FOUND = { code: 'not-found', what: 'intervenant', name: '' } as const

/** Everything known of an intervenant in an année. */
export async function findFicheIntervenant(
  db: Db,
  { intervenantId, anneeId }: { readonly intervenantId: string; readonly anneeId: string },
): Promise<Result<IntervenantFiche, AppError>> {
  const saisie = await findSaisieIntervenant(db, intervenantId)
  if (!saisie) return err(NOT_FOUND)
  const heures = await findHeures(db, { anneeId, actionId: null })
  if (!heures.ok) return heures
  return ok({
    intervenantId,
    ...saisie,
    disponibilites: [...saisie.disponibilites].sort(
      (a, b) => JOURS.indexOf(a.jour) - JOURS.indexOf(b.jour) || a.debut.localeCompare(b.debut),
    ),
    seances: await findSeancesOf(db, intervenantId, anneeId),
    heures: heures.value.filter((ligne) => ligne.intervenantId === intervenantId),
  })
}

/** Adds an intervenant with its statuts and disponibilités. */
export async function createIntervenant(
  db: Db,
  saisie: SaisieIntervenant,
  now: Date,
): Promise<Result<{ readonly intervenantId: string }, AppError>> {
  const fields = checkIntervenant(saisie)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  const intervenantId = newId()
  await inOperation(
    db,
    saisieHeader(`Nouvel intervenant : ${formatPersonne(saisie)}`, now),
    (trx) => insertIntervenant(trx, intervenantId, saisie),
  )
  return ok({ intervenantId })
}

/** Replaces what is entered of an intervenant. */
export async function saveIntervenant(
  db: Db,
  intervenantId: string,
  saisie: SaisieIntervenant,
  now: Date,
): Promise<Result<void, AppError>> {
  if (!(await findSaisieIntervenant(db, intervenantId))) return err(NOT_FOUND)
  const fields = checkIntervenant(saisie)
  if (Object.keys(fields).length > 0) return err({ code: 'validation', fields })
  await inOperation(db, saisieHeader(`Fiche de ${formatPersonne(saisie)}`, now), (trx) =>
    updateIntervenant(trx, intervenantId, saisie),
  )
  return ok(undefined)
}

/** Removes an intervenant entered by mistake; refused while time stands on it. */
export async function removeIntervenant(
  db: Db,
  intervenantId: string,
  now: Date,
): Promise<Result<void, AppError>> {
  const saisie = await findSaisieIntervenant(db, intervenantId)
  if (!saisie) return err(NOT_FOUND)
  const label = formatPersonne(saisie)
  const { seances, heures } = await countOnIntervenant(db, intervenantId)
  const reasons = reasonsOf([
    [
      seances,
      'séance où cette personne intervient : terminez plutôt son statut.',
      'séances où cette personne intervient : terminez plutôt son statut.',
    ],
    [
      heures,
      'saisie d’heures : supprimez-la d’abord.',
      'saisies d’heures : supprimez-les d’abord.',
    ],
  ])
  if (reasons.length > 0) return err({ code: 'deletion-refused', label, reasons })
  await inOperation(db, saisieHeader(`Suppression de ${label}`, now), (trx) =>
    deleteIntervenantRow(trx, intervenantId),
  )
  return ok(undefined)
}
