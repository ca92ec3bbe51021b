import type { Kysely } from 'kysely'
import { z } from 'zod'
import { STATUTS_LIGNE, type StatutLigne } from '../../../shared/domain/import-orientation.ts'
import type { GenreImport } from '../../../shared/domain/listes.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ImportLigne } from '../../../shared/ipc/imports.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { inOperation } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { undoNamed } from '../journal/journal.service.ts'
import {
  countChanges,
  findImportOperation,
  findImportRows,
  insertImport,
} from './imports.repository.ts'

type Db = Kysely<Database>

/** What the work of a file gives: its rows with what became of each. */
type ImportDone<T> = { readonly genre: GenreImport; readonly value: T }
type Lignes = { readonly lignes: readonly { readonly statut: StatutLigne }[] }

/** What is said of a row that the person leaves out. */
export const IGNOREE = 'Ligne ignorée : elle ne sera pas importée.'

/**
 * Does the work of one file in one operation of the journal, kept in the history. Nothing else writes
 * meanwhile: what `work` plans is what it does.
 */
export async function inImport<T extends Lignes>(
  db: Db,
  { anneeId, sourceFile }: { readonly anneeId: string; readonly sourceFile: string },
  now: Date,
  work: (trx: Db, importId: string) => Promise<ImportDone<T>>,
): Promise<T> {
  const header = {
    genre: 'import',
    label: `Import de ${sourceFile}`,
    createdAt: now.toISOString(),
  } as const
  const { value } = await inOperation(db, header, async (trx, importId) => {
    const done = await work(trx, importId)
    await insertImport(trx, {
      id: importId,
      annee_id: anneeId,
      genre: done.genre,
      source_file: sourceFile,
      // Schools are those of its orientations; a reference from here would stand in the way of its undo.
      etablissement_id: null,
      summary: JSON.stringify(countByStatut(done.value)),
    })
    return done.value
  })
  return value
}

function countByStatut({ lignes }: Lignes): Readonly<Record<string, number>> {
  const counts = STATUTS_LIGNE.map((statut) => [
    statut,
    lignes.filter((ligne) => ligne.statut === statut).length,
  ])
  return Object.fromEntries(counts)
}

const comptesSchema = z.record(z.string(), z.number())

/** The imports of an année, latest first. */
export async function findImports(db: Db, anneeId: string): Promise<readonly ImportLigne[]> {
  const rows = await findImportRows(db, anneeId)
  return rows.map(({ summary, ...row }) => ({
    ...row,
    comptes: comptesSchema.parse(JSON.parse(summary)),
  }))
}

/** Records taken away, by kind, and records that were there before and are as they were. */
export type UndoneImport = {
  readonly orientations: number
  readonly enfants: number
  readonly familles: number
  readonly responsables: number
  readonly inscriptions: number
  readonly etablissements: number
  readonly intervenants: number
  readonly heures: number
  readonly retablis: number
}

/**
 * Takes a whole import back: what it added goes, what it completed is as before. Refused with the reasons,
 * and nothing changes, when later work stands on it.
 */
export async function undoImport(
  db: Db,
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
    responsables: added('responsable'),
    inscriptions: added('inscription'),
    etablissements: added('etablissement'),
    intervenants: added('intervenant'),
    heures: added('heures'),
    retablis: counts.changed,
  })
}
