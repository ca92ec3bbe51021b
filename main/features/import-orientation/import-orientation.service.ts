import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import { isSameEtablissement } from '../../../shared/domain/etablissement.ts'
import type {
  ApercuImport,
  Correction,
  Decision,
  PreviewImport,
} from '../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { FichierLu } from '../../import/understand/ligne-lue.ts'
import { findPerimetre } from '../actions/actions.service.ts'
import {
  findCorrespondances,
  retainCorrespondances,
} from '../correspondances/correspondances.service.ts'
import { readImportFile, unusable } from '../imports/read-file.service.ts'
import { readCriteres } from '../orientations/reglages.service.ts'
import { isCollectifOf } from './connus.repository.ts'
import { commitLu, type LuOptions, previewLu } from './import-lu.ts'
import { withLiens } from './liens-criteres.ts'
import { previewOf } from './preview.ts'

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
  /** What the person has written over the file, and decided of its unclear rows. */
  readonly corrections?: readonly Correction[] | undefined
  readonly decisions?: readonly Decision[] | undefined
  /** How the person wants its sheets to be read. */
  readonly correspondances?: readonly Correspondance[] | undefined
}

/** A preview can be had before there is any année: every child is then new. */
export type PreviewOptions = Omit<ImportOptions, 'anneeId'> & { readonly anneeId: string | null }

/** What an import would do, row by row; writes nothing. */
export async function previewOrientation(
  db: Db,
  file: string,
  options: PreviewOptions,
): Promise<Result<PreviewImport, AppError>> {
  const apercu = await apercuOrientation(db, file, options)
  if (!apercu.ok) return apercu
  return apercu.value.feuilles.length === 0
    ? err(unusable(file, 'no-header'))
    : ok(previewOf(apercu.value))
}

/**
 * The same with what the window asks of the person: candidates, differences, and the columns of a file
 * whose titles say nothing, for her to say what they hold.
 */
export async function apercuOrientation(
  db: Db,
  file: string,
  options: PreviewOptions,
): Promise<Result<ApercuImport, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  return ok(await previewLu(db, prepared.value.lu, prepared.value.options))
}

/** Does it, in one undoable operation: rows that are ambiguous or in error are left out. */
export async function commitOrientation(
  db: Db,
  file: string,
  options: ImportOptions,
): Promise<Result<PreviewImport, AppError>> {
  const prepared = await prepare(db, file, options)
  if (!prepared.ok) return prepared
  const { lu, options: luOptions } = prepared.value
  if (lu.feuilles.length === 0) return err(unusable(file, 'no-header'))
  const apercu = await commitLu(db, lu, luOptions, options.now)
  await retainCorrespondances(db, apercu.lecture, ecoleOf(apercu), options.now)
  return ok(previewOf(apercu))
}

/** The school whose list it is; null when its rows are of several, or of none. */
function ecoleOf({ lignes }: ApercuImport): string | null {
  const [first, ...others] = new Set(lignes.map(({ inscription }) => inscription.etablissement))
  if (first === undefined || first === null) return null
  return others.every((one) => one !== null && isSameEtablissement(one, first)) ? first : null
}

type Prepared = { readonly lu: FichierLu; readonly options: LuOptions }

async function prepare(
  db: Db,
  file: string,
  options: PreviewOptions,
): Promise<Result<Prepared, AppError>> {
  const { anneeId, actionId = null, collectifId = null } = options
  const perimetre = anneeId === null ? null : await findPerimetre(db, { anneeId, actionId })
  if (perimetre?.ok === false) return perimetre
  if (collectifId !== null && !(await isCollectifOf(db, collectifId, actionId))) {
    return err({ code: 'not-found', what: 'collectif', name: collectifId })
  }
  const annee = perimetre?.value.annee ?? null
  const today = todayOf(options.now)
  const retenues = await findCorrespondances(db)
  const lu = await readImportFile(file, (nomTexte) => ({
    genre: 'eleves' as const,
    options: {
      nomTexte,
      feuille: options.feuille ?? null,
      latest: laterOf(today, annee?.fin ?? today),
      corrections: options.corrections ?? [],
      correspondances: options.correspondances ?? [],
      retenues,
      etablissement: options.etablissement ?? null,
    },
  }))
  if (!lu.ok) return lu
  // A past année is filled from its start: its figures count what began before their date.
  const isPast = annee !== null && (today < annee.debut || today > annee.fin)
  return ok({
    lu: withLiens(lu.value, await readCriteres(db, anneeId ?? '')),
    options: {
      anneeId: anneeId ?? '',
      sourceFile: basename(file),
      date: isPast ? annee.debut : today,
      etablissement: options.etablissement ?? null,
      actionId,
      collectifId,
      decisions: options.decisions ?? [],
    },
  })
}

function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  if (a > b) return a
  return b
}
