import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { JournalState, OperationLabel } from '../../../shared/ipc/journal.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { redoOperation, undoOperation } from '../../db/undo.ts'
import { findLastDone, findNextUndone } from './journal.repository.ts'
import { obstacleTexts } from './obstacle-text.ts'

type Db = Kysely<Database>

/** What the next undo and the next redo would act on. */
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

/** Undoes that very operation, even when others came after, provided that none stands on it. */
export async function undoNamed(
  db: Db,
  operation: OperationLabel,
  now: Date,
): Promise<Result<OperationLabel, AppError>> {
  const obstacles = await undoOperation(db, operation.operationId, now.toISOString())
  if (obstacles.length > 0) {
    return err({ code: 'undo-refused', label: operation.label, reasons: obstacleTexts(obstacles) })
  }
  return ok(operation)
}

/** Does again what was undone last, unless something new was done since. */
export async function redoNext(db: Db): Promise<Result<OperationLabel, AppError>> {
  const next = await findNextUndone(db)
  if (!next) return err({ code: 'not-found', what: 'operation', name: '' })
  const obstacles = await redoOperation(db, next.operationId)
  if (obstacles.length > 0) {
    return err({ code: 'undo-refused', label: next.label, reasons: obstacleTexts(obstacles) })
  }
  return ok({ operationId: next.operationId, label: next.label })
}
