import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { PreviewImport } from '../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { newId } from '../../db/new-id.ts'
import { inOperation } from '../../db/operation.ts'
import type { Database } from '../../db/schema.ts'
import { readInWorker } from '../../import/read-in-worker.ts'
import { MAX_FILE_BYTES } from '../../import/reading/grid.ts'
import { type RefusalCode, reasonOf } from '../../import/reading/refusal.ts'
import type { FichierLu } from '../../import/understand/ligne-lue.ts'
import { insertImport } from './imports.repository.ts'
import { judgeLignes } from './judge.ts'
import { findAnnee, findConnus, findPlace } from './orientations.repository.ts'
import { buildPlan } from './plan.ts'
import type { Plan, PlanOptions } from './plan-types.ts'
import { countByStatut, previewOf } from './preview.ts'
import { writePlan } from './write-plan.ts'

type Db = Kysely<Database>

export type ImportOptions = {
  readonly anneeId: string
  readonly now: Date
  /** The only sheet to read; every sheet that holds a list by default. */
  readonly feuille?: string | undefined
  /** School of the rows that name none; created when unknown. */
  readonly etablissement?: string | undefined
  /** Proposes the inscription: in the collectif, else on the action's waiting list. */
  readonly actionId?: string | undefined
  readonly collectifId?: string | undefined
}

/** A preview can be had before there is any année: every child is then new. */
export type PreviewOptions = Omit<ImportOptions, 'anneeId'> & { readonly anneeId: string | null }

/** What an import would do, row by row; writes nothing. */
export async function previewOrientation(
  db: Db,
  file: string,
  options: PreviewOptions,
): Promise<Result<PreviewImport, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  const { lu, date } = prepared.value
  const { plan, refused } = await planImport(db, lu, planOptions(file, options, date, ''))
  return ok(previewOf(null, lu, plan.outcomes, refused, options.etablissement ?? null))
}

/** Does it, in one undoable operation: rows that are ambiguous or in error are left out. */
export async function commitOrientation(
  db: Db,
  file: string,
  options: ImportOptions,
): Promise<Result<PreviewImport, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  const { lu, date } = prepared.value
  const sourceFile = basename(file)
  const header = {
    genre: 'import',
    label: `Import de ${sourceFile}`,
    createdAt: options.now.toISOString(),
  } as const
  const { value } = await inOperation(db, header, async (trx, importId) => {
    const { plan, refused } = await planImport(trx, lu, planOptions(file, options, date, importId))
    await writePlan(trx, plan)
    const preview = previewOf(importId, lu, plan.outcomes, refused, options.etablissement ?? null)
    await insertImport(trx, {
      id: importId,
      annee_id: options.anneeId,
      source_file: sourceFile,
      // The schools are those of its orientations; a reference from here would stand in the way of its undo.
      etablissement_id: null,
      summary: JSON.stringify(countByStatut(preview)),
    })
    return preview
  })
  return ok(value)
}

type Prepared = { readonly lu: FichierLu; readonly date: IsoDate }

async function prepare(
  db: Db,
  file: string,
  options: PreviewOptions,
): Promise<Result<Prepared, AppError>> {
  const { anneeId } = options
  const annee = anneeId === null ? null : await findAnnee(db, anneeId)
  if (annee === undefined) return err({ code: 'not-found', what: 'annee', name: anneeId ?? '' })
  const place = await checkPlace(db, options)
  if (!place.ok) return place
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const today = todayOf(options.now)
  const lu = await readInWorker(bytes.value, {
    nomTexte: basename(file, extname(file)),
    feuille: options.feuille ?? null,
    latest: laterOf(today, annee?.fin ?? today),
  })
  if (!lu.ok) return err(unusable(file, lu.error))
  // A past année is filled from its start: its figures count what began before their date.
  const isPast = annee !== null && (today < annee.debut || today > annee.fin)
  const date = isPast ? annee.debut : today
  return ok({ lu: lu.value, date })
}

function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  if (a > b) return a
  return b
}

/** The action is of the année, the collectif of the action. */
async function checkPlace(db: Db, options: PreviewOptions): Promise<Result<null, AppError>> {
  const { anneeId, actionId, collectifId } = options
  if (actionId === undefined || anneeId === null) return ok(null)
  const place = await findPlace(db, anneeId, actionId)
  if (place.length === 0) return err({ code: 'not-found', what: 'action', name: actionId })
  if (collectifId !== undefined && !place.some((one) => one.collectifId === collectifId)) {
    return err({ code: 'not-found', what: 'collectif', name: collectifId })
  }
  return ok(null)
}

async function readBytes(file: string): Promise<Result<Uint8Array, AppError>> {
  try {
    const { size } = await stat(file)
    return size > MAX_FILE_BYTES ? err(unusable(file, 'too-big')) : ok(await readFile(file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return err({ code: 'not-found', what: 'fichier', name: file })
    return err(unusable(file, 'unreadable'))
  }
}

const unusable = (file: string, code: RefusalCode): AppError => ({
  code: 'unusable-file',
  file: basename(file),
  reason: reasonOf(code),
})

const planOptions = (
  file: string,
  options: PreviewOptions,
  date: IsoDate,
  importId: string,
): PlanOptions => ({
  anneeId: options.anneeId ?? '',
  importId,
  sourceFile: basename(file),
  date,
  etablissement: options.etablissement ?? null,
  actionId: options.actionId ?? null,
  collectifId: options.collectifId ?? null,
  newId,
})

async function planImport(db: Db, lu: FichierLu, options: PlanOptions) {
  const connus = await findConnus(db, options.anneeId, options.actionId)
  const { propositions, refused } = judgeLignes(lu.lignes, connus)
  const plan: Plan = buildPlan(propositions, connus, options)
  return { plan, refused }
}
