import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type CelluleLue,
  type ComptesRendus,
  type PlaceLigne,
  STATUTS_LIGNE,
} from '../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ImportLigne } from '../../../shared/ipc/imports.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { personneText } from '../../../shared/texts/lignes-laissees.ts'
import { act } from '../../db/act.ts'
import type { Database } from '../../db/schema.ts'
import type { Lu } from '../../import/lecture-fichier.ts'
import type { RefusalCode } from '../../import/reading/refusal.ts'
import { retainCorrespondances } from '../correspondances/correspondances.service.ts'
import { undoNamed } from '../journal/journal.service.ts'
import { type ImportFile, unusable } from './import-file.ts'
import {
  countChanges,
  findImportOperation,
  findImportRows,
  insertImport,
} from './imports.repository.ts'
import type { Apercu, ImportKind, Place, Standing } from './kind.ts'

type Db = Kysely<Database>

/** Judgement of a file under some options, row by row; writes nothing. */
export async function judgeFile<G extends keyof Lu, O, P extends Place, S extends Standing, D>(
  db: Db,
  kind: ImportKind<G, O, P, S, D>,
  file: ImportFile,
  options: O,
  before: S | null = null,
): Promise<Result<S, AppError>> {
  const prepared = await kind.prepare(db, options, file.nom)
  if (!prepared.ok) return prepared
  const lu = await file.read(prepared.value.lecture)
  if (!lu.ok) return lu
  return ok(await kind.judge(db, lu.value, prepared.value.place, before))
}

/** Preview for the command line, where a file in which no table is recognised is refused. */
export async function previewFile<G extends keyof Lu, O, P extends Place, S extends Standing, D>(
  db: Db,
  kind: ImportKind<G, O, P, S, D>,
  file: ImportFile,
  options: O,
): Promise<Result<D, AppError>> {
  const judged = await judgeFile(db, kind, file, options)
  if (!judged.ok) return judged
  const { apercu } = judged.value
  const nothing = nothingIn(file.nom, kind.nothingRead, apercu)
  return nothing === null ? ok(kind.doneOf(apercu)) : err(nothing)
}

/** Reason why a file that was read gives nothing to import; null when it gives some row. */
function nothingIn(
  nom: string,
  nothingRead: RefusalCode,
  read: ComptesRendus & Pick<Apercu, 'feuilles'> & { readonly lignes: readonly unknown[] },
): AppError | null {
  if (read.feuilles.length === 0) return unusable(nom, nothingRead)
  return read.lignes.length > 0
    ? null
    : { code: 'unusable-file', file: nom, reason: personneText(read, read.feuilles) }
}

/** The cells that a row of the file was read from. */
export async function findCellules<G extends keyof Lu, O, P extends Place, S extends Standing, D>(
  db: Db,
  kind: ImportKind<G, O, P, S, D>,
  file: ImportFile,
  options: O,
  montree: PlaceLigne,
): Promise<Result<readonly CelluleLue[], AppError>> {
  const prepared = await kind.prepare(db, options, file.nom)
  if (!prepared.ok) return prepared
  const { lecture } = prepared.value
  const lu = await file.read({ ...lecture, options: { ...lecture.options, montree } })
  return lu.ok ? ok(lu.value.montree) : lu
}

/**
 * Imports the file in one act that « Annuler » takes back: rows that are ambiguous or in error are left
 * out. The rows are those that were read when the file was opened; they are judged on the base being written.
 */
export async function commitFile<G extends keyof Lu, O, P extends Place, S extends Standing, D>(
  db: Db,
  kind: ImportKind<G, O, P, S, D>,
  file: ImportFile,
  options: O,
  now: Date,
): Promise<Result<D, AppError>> {
  const prepared = await kind.prepare(db, options, file.nom)
  if (!prepared.ok) return prepared
  const lu = await file.read(prepared.value.lecture)
  if (!lu.ok) return lu
  const nothing = nothingIn(file.nom, kind.nothingRead, lu.value)
  if (nothing !== null) return err(nothing)
  const apercu = await commitRows(db, kind, lu.value, now, async (trx) => {
    const checked = await kind.prepare(trx, options, file.nom)
    return checked.ok ? ok(checked.value.place) : checked
  })
  if (!apercu.ok) return apercu
  await retainCorrespondances(db, apercu.value.lecture, kind.ecoleOf(apercu.value), now)
  return ok(kind.doneOf(apercu.value))
}

/** Imports rows that were read already, and keeps the import in the history. */
export function commitRows<G extends keyof Lu, O, P extends Place, S extends Standing, D>(
  db: Db,
  kind: ImportKind<G, O, P, S, D>,
  lu: Lu[G],
  now: Date,
  placeIn: (trx: Transaction<Database>) => Promise<Result<P, AppError>>,
): Promise<Result<S['apercu'], AppError>> {
  return act(db, { now, genre: 'import' }, async (trx, { operationId, say }) => {
    const place = await placeIn(trx)
    if (!place.ok) return place
    const { anneeId, sourceFile } = place.value
    say(`Import de ${sourceFile}`)
    const { genre, apercu } = await kind.write(trx, lu, place.value, operationId)
    await insertImport(trx, {
      id: operationId,
      annee_id: anneeId,
      genre,
      source_file: sourceFile,
      // The schools of an import are those of its orientations; a reference here would stand in the way of its undo.
      etablissement_id: null,
      summary: JSON.stringify(countByStatut(apercu)),
    })
    return ok(apercu)
  })
}

function countByStatut({ lignes }: Apercu): Readonly<Record<string, number>> {
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

/** Records that the undo took away, by kind, and records that it put back as before. */
type UndoneImport = {
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
 * Takes a whole import back: records that it added go, those that it completed are as before. Refused with the
 * reasons, and nothing changes, when later work stands on it.
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
