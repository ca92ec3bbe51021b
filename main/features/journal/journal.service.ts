import dayjs from 'dayjs'
import type { Kysely } from 'kysely'
import { FENETRE_ANNULATION, type FenetreAnnulation } from '../../../shared/domain/journal.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { JournalState, OperationLabel } from '../../../shared/ipc/journal.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { type Obstacle, redoOperation, undoOperation } from '../../db/undo.ts'
import {
  deleteOldOperations,
  findAge,
  findEnfantNames,
  findLastDone,
  findNextUndone,
  findOldOperations,
  hasChanges,
  isOubliee,
} from './journal.repository.ts'
import { enfantIdsOf, obstacleTexts } from './obstacle-text.ts'

type Db = Kysely<Database>

/** Operations on which the next undo and the next redo would act. */
export async function findJournalState(db: Db): Promise<JournalState> {
  return { undo: labelOf(await findLastDone(db)), redo: labelOf(await findNextUndone(db)) }
}

const labelOf = (found: OperationLabel | undefined): OperationLabel | null =>
  found ? { operationId: found.operationId, label: found.label } : null

/** Undoes the last operation that stands; refused, with the reasons, when later work stands on it. */
export async function undoLast(db: Db, now: Date): Promise<Result<OperationLabel, AppError>> {
  const last = await findLastDone(db)
  if (!last) return err({ code: 'not-found', what: 'operation', name: '' })
  return undoNamed(db, { operationId: last.operationId, label: last.label }, now)
}

/** Undoes the given operation, even when others came after, provided that none stands on it. */
export async function undoNamed(
  db: Db,
  operation: OperationLabel,
  now: Date,
): Promise<Result<OperationLabel, AppError>> {
  if (await isForgotten(db, operation.operationId, now)) {
    return err({ code: 'undo-refused', label: operation.label, reasons: [TOO_OLD] })
  }
  if (await isOubliee(db, operation.operationId)) {
    return err({ code: 'undo-refused', label: operation.label, reasons: [ERASED] })
  }
  const obstacles = await undoOperation(db, operation.operationId, now.toISOString())
  if (obstacles.length > 0) {
    return err(await refusalOf(db, operation.label, obstacles))
  }
  return ok(operation)
}

/** Redoes the operation undone last, unless another was done since. */
export async function redoNext(db: Db): Promise<Result<OperationLabel, AppError>> {
  const next = await findNextUndone(db)
  if (!next) return err({ code: 'not-found', what: 'operation', name: '' })
  const obstacles = await redoOperation(db, next.operationId)
  if (obstacles.length > 0) {
    return err(await refusalOf(db, next.label, obstacles))
  }
  return ok({ operationId: next.operationId, label: next.label })
}

const TOO_OLD =
  'C’est trop ancien pour être annulé : corrigez les fiches elles-mêmes, ou restaurez une sauvegarde de cette époque.'

const ERASED =
  'Une personne de cette opération a été effacée depuis, et ce qui s’y rapportait avec elle : corrigez les autres fiches elles-mêmes.'

/** Whether an operation without changes is an old one that was pruned, and not one that changed nothing. */
async function isForgotten(db: Db, operationId: string, now: Date): Promise<boolean> {
  if (await hasChanges(db, operationId)) return false
  const age = await findAge(db, operationId)
  return (
    age !== undefined &&
    age.after >= FENETRE_ANNULATION.actes &&
    age.createdAt < sinceOf(FENETRE_ANNULATION, now)
  )
}

const sinceOf = ({ jours }: FenetreAnnulation, now: Date): string =>
  dayjs(now).subtract(jours, 'day').toISOString()

/** The operations that `pruneJournal` would delete now. */
export const findForgettableOperations = (
  db: Db,
  now: Date,
  fenetre: FenetreAnnulation = FENETRE_ANNULATION,
): Promise<readonly string[]> =>
  findOldOperations(db, { since: sinceOf(fenetre, now), actes: fenetre.actes })

/** Deletes the operations that « Annuler » no longer reaches, so that ten years of acts do not swell the base. */
export async function pruneJournal(
  db: Db,
  now: Date,
  fenetre: FenetreAnnulation = FENETRE_ANNULATION,
): Promise<void> {
  await deleteOldOperations(db, { since: sinceOf(fenetre, now), actes: fenetre.actes })
}

async function refusalOf(db: Db, label: string, obstacles: readonly Obstacle[]): Promise<AppError> {
  const enfants = await findEnfantNames(db, enfantIdsOf(obstacles))
  const noms = new Map(enfants.map((enfant) => [enfant.id, formatPersonne(enfant)]))
  return { code: 'undo-refused', label, reasons: obstacleTexts(obstacles, noms) }
}
