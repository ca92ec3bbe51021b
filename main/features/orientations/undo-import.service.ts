import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { undoNamed } from '../journal/journal.service.ts'
import { countChanges, findImportOperation } from './imports.repository.ts'

/** Records taken away, by kind, and records that were there before and are as they were. */
export type UndoneImport = {
  readonly orientations: number
  readonly enfants: number
  readonly familles: number
  readonly inscriptions: number
  readonly etablissements: number
  readonly retablis: number
}

/**
 * Takes a whole import back: what it added goes, what it completed is as before. Refused with the reasons,
 * and nothing changes, when later work stands on it.
 */
export async function undoImport(
  db: Kysely<Database>,
  importId: string,
  now: Date,
): Promise<Result<UndoneImport, AppError>> {
  const operation = await findImportOperation(db, importId)
  if (!operation) return err({ code: 'not-found', what: 'operation', name: importId })
  const { label } = operation
  if (operation.undone_at !== null) {
    return err({ code: 'undo-refused', label, reasons: ['Cet import est déjà annulé.'] })
  }
  const counts = await countChanges(db, importId)
  const undone = await undoNamed(db, { operationId: importId, label }, now)
  if (!undone.ok) return undone
  const added = (table: keyof Database) => counts.added.get(table) ?? 0
  return ok({
    orientations: added('orientation'),
    enfants: added('enfant'),
    familles: added('famille'),
    inscriptions: added('inscription'),
    etablissements: added('etablissement'),
    retablis: counts.changed,
  })
}
