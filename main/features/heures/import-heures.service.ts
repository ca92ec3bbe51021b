import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type {
  ApercuHeures,
  PreviewHeures,
  ReglagesHeures,
} from '../../../shared/domain/import-heures.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { HeuresLues } from '../../import/heures/heures-lues.ts'
import {
  findCorrespondances,
  retainCorrespondances,
} from '../correspondances/correspondances.service.ts'
import { inImport } from '../imports/imports.service.ts'
import { readImportFile, unusable } from '../imports/read-file.service.ts'
import { apercuHeuresOf, previewHeuresOf } from './apercu-heures.ts'
import type { ConnusHeures } from './connus-heures.ts'
import { findConnusHeures, insertPlan } from './import-heures.repository.ts'
import { type ChoixHeures, judgeHeures } from './judge-heures.ts'
import { planHeures } from './plan-heures.ts'

type Db = Kysely<Database>

/** Where the rows go, and what the person says of them. */
export type HeuresOptions = ReglagesHeures & ChoixHeures & { readonly anneeId: string }

export type ImportHeuresOptions = HeuresOptions & {
  /** The only sheet to read; every sheet that holds hours by default. */
  readonly feuille: string | null
  readonly corrections: readonly Correction[]
  /** How the person wants its sheets to be read. */
  readonly correspondances: readonly Correspondance[]
}

/**
 * What importing a file of hours would do, row by row; writes nothing. With what the window asks of the
 * person, the columns of a file whose titles say nothing among it.
 */
export async function apercuHeures(
  db: Db,
  file: string,
  options: ImportHeuresOptions,
): Promise<Result<ApercuHeures, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  return ok(previewLues(prepared.value.lues, prepared.value.connus, options))
}

/** The same, as the command line says it. */
export async function previewHeures(
  db: Db,
  file: string,
  options: ImportHeuresOptions,
): Promise<Result<PreviewHeures, AppError>> {
  const apercu = await apercuHeures(db, file, options)
  if (!apercu.ok) return apercu
  return apercu.value.feuilles.length === 0
    ? err(unusable(file, 'no-heures'))
    : ok(previewHeuresOf(apercu.value))
}

/** Does it, in one undoable operation: rows that are ambiguous or in error are left out. */
export async function commitHeures(
  db: Db,
  file: string,
  options: ImportHeuresOptions,
  now: Date,
): Promise<Result<PreviewHeures, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  const { lues } = prepared.value
  if (lues.feuilles.length === 0) return err(unusable(file, 'no-heures'))
  const apercu = await commitLues(db, lues, basename(file), options, now)
  await retainCorrespondances(db, apercu.lecture, null, now)
  return ok(previewHeuresOf(apercu))
}

/** The same from rows already read: what an import would do. */
export function previewLues(
  lues: HeuresLues,
  connus: ConnusHeures,
  options: HeuresOptions,
): ApercuHeures {
  return apercuHeuresOf(null, lues, judgeHeures(lues, connus, options, options), connus)
}

/** The same from rows already read: what it has done. */
export function commitLues(
  db: Db,
  lues: HeuresLues,
  sourceFile: string,
  options: HeuresOptions,
  now: Date,
): Promise<ApercuHeures> {
  const { anneeId, statut } = options
  return inImport(db, { anneeId, sourceFile }, now, async (trx, importId) => {
    const connus = await findConnusHeures(trx, anneeId)
    if (!connus) throw new Error('the année went away during the import')
    const jugement = judgeHeures(lues, connus, options, options)
    await insertPlan(trx, planHeures(jugement, { debut: connus.annee.debut, statut }))
    const value = apercuHeuresOf(importId, lues, jugement, connus)
    return { genre: 'heures', value }
  })
}

async function prepare(
  db: Db,
  file: string,
  { anneeId, actionId, feuille, corrections, correspondances }: ImportHeuresOptions,
): Promise<Result<{ readonly lues: HeuresLues; readonly connus: ConnusHeures }, AppError>> {
  const connus = await findConnusHeures(db, anneeId)
  if (!connus) return err({ code: 'not-found', what: 'annee', name: anneeId })
  if (actionId !== null && !connus.actions.some(({ id }) => id === actionId)) {
    return err({ code: 'not-found', what: 'action', name: actionId })
  }
  const latest = connus.annee.fin
  const retenues = await findCorrespondances(db)
  const lues = await readImportFile(file, (nomTexte) => ({
    genre: 'heures' as const,
    options: { nomTexte, feuille, latest, corrections, correspondances, retenues },
  }))
  return lues.ok ? ok({ lues: lues.value, connus }) : lues
}
