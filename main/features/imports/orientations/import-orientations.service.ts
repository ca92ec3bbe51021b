import { type Kysely, sql } from 'kysely'
import { laterOf, startInAnnee, todayOf } from '../../../../shared/dates.ts'
import type { Correspondance } from '../../../../shared/domain/correspondance.ts'
import { isSameEtablissement } from '../../../../shared/domain/etablissement.ts'
import type {
  ApercuImport,
  Correction,
  Decision,
  PreviewImport,
} from '../../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { completeAll, insertAll } from '../../../db/insert-all.ts'
import type { Database } from '../../../db/schema.ts'
import { findPerimetre } from '../../actions/actions.service.ts'
import { findCorrespondances } from '../../correspondances/correspondances.service.ts'
import { readCriteres } from '../../orientations/reglages.service.ts'
import { withImportFile } from '../import-file.ts'
import { commitFile, previewFile } from '../imports.service.ts'
import type { ImportKind } from '../kind.ts'
import { findConnus, isCollectifOf } from './connus.repository.ts'
import { judgeAgain } from './judge-again.ts'
import { type JudgedFile, judgeFile, type LuOptions } from './judge-file.ts'
import type { AttenteFinie, Completions, Draft, Inserts } from './plan-types.ts'
import { previewOf } from './preview.ts'

// Tables in the order of their foreign keys.
const INSERT_ORDER: readonly (keyof Inserts)[] = [
  'etablissement',
  'collectif',
  'famille',
  'responsable',
  'enfant',
  'enfant_situation',
  'orientation',
  'orientation_origine',
  'orientation_situation',
  'orientation_critere',
  'orientation_etape',
  'inscription',
  'inscription_origine',
]

type Db = Kysely<Database>

export type ImportOptions = {
  readonly anneeId: string
  readonly now: Date
  /** The only sheet to read; every sheet that holds a list by default. */
  readonly feuille?: string | undefined
  /** School of the rows that name none; created when unknown. */
  readonly etablissement?: string | undefined
  /** Action of the proposed inscription, in the collectif, else on the action's waiting list. */
  readonly actionId?: string | undefined
  readonly collectifId?: string | undefined
  /** Corrections that the person made over the content of the file, and decisions on its unclear rows. */
  readonly corrections?: readonly Correction[] | undefined
  readonly decisions?: readonly Decision[] | undefined
  /** Meanings that the person gives to the columns of its sheets. */
  readonly correspondances?: readonly Correspondance[] | undefined
  /** Takes back the rows and the sheets that the spreadsheet hides. */
  readonly avecMasquees?: boolean | undefined
}

/** A preview can be had before there is any année: every child is then new. */
type PreviewOptions = Omit<ImportOptions, 'anneeId'> & { readonly anneeId: string | null }

/** Import of a school's list: children proposed, or parents of known children. */
export const ORIENTATIONS: ImportKind<
  'eleves',
  PreviewOptions,
  LuOptions,
  JudgedFile,
  PreviewImport
> = {
  nothingRead: 'no-header',
  prepare,
  async judge(db, lu, options, before) {
    const again = before === null ? null : judgeAgain(before, lu, options)
    if (again !== null) return again
    return (await judgeFile(lu, options, await findBase(db, options), null)).judged
  },
  async write(trx, lu, options, importId) {
    const { judged, plan } = await judgeFile(lu, options, await findBase(trx, options), importId)
    await writePlan(trx, plan)
    return { genre: judged.apercu.genre, apercu: judged.apercu }
  },
  ecoleOf,
  doneOf: previewOf,
}

/** Records of the base by which rows are judged. */
const findBase = async (db: Db, { anneeId, actionId }: LuOptions) => ({
  connus: await findConnus(db, anneeId, actionId),
  criteres: await readCriteres(db, anneeId),
})

/** Preview of an import of orientations, as the command line shows it; writes nothing. */
export const previewOrientation = (
  db: Db,
  path: string,
  options: PreviewOptions,
): Promise<Result<PreviewImport, AppError>> =>
  withImportFile(path, (file) => previewFile(db, ORIENTATIONS, file, options))

/** Imports a file: rows that are ambiguous or in error are left out. */
export const commitOrientation = (
  db: Db,
  path: string,
  options: ImportOptions,
): Promise<Result<PreviewImport, AppError>> =>
  withImportFile(path, (file) => commitFile(db, ORIENTATIONS, file, options, options.now))

/** School of a list; null when its rows are of several schools, or of none. */
function ecoleOf({ lignes }: ApercuImport): string | null {
  const [first, ...others] = new Set(lignes.map(({ inscription }) => inscription.etablissement))
  if (!first) return null
  return others.every((one) => one !== null && isSameEtablissement(one, first)) ? first : null
}

async function prepare(db: Db, options: PreviewOptions, sourceFile: string) {
  const { anneeId, actionId = null, collectifId = null } = options
  const perimetre = anneeId === null ? null : await findPerimetre(db, { anneeId, actionId })
  if (perimetre?.ok === false) return perimetre
  if (collectifId !== null && !(await isCollectifOf(db, collectifId, actionId))) {
    return err({ code: 'not-found', what: 'collectif', name: collectifId } as const)
  }
  const annee = perimetre?.value.annee ?? null
  const today = todayOf(options.now)
  // In a past année, orientations are dated from its first day: its figures count what began before their date.
  const date = annee === null ? today : startInAnnee(today, annee)
  const lecture = {
    genre: 'eleves' as const,
    options: {
      feuille: options.feuille ?? null,
      latest: laterOf(today, annee?.fin ?? today),
      corrections: options.corrections ?? [],
      correspondances: options.correspondances ?? [],
      retenues: await findCorrespondances(db),
      etablissement: options.etablissement ?? null,
      avecMasquees: options.avecMasquees === true,
    },
  }
  const place: LuOptions = {
    anneeId: anneeId ?? '',
    sourceFile,
    date,
    etablissement: options.etablissement ?? null,
    actionId,
    collectifId,
    decisions: options.decisions ?? [],
  }
  return ok({ lecture, place })
}

/** Writes a plan; the caller opens the transaction. */
async function writePlan(
  db: Kysely<Database>,
  { inserts, completions, inscrites, attentes }: Draft,
): Promise<void> {
  const closed = sql`select value from json_each(${JSON.stringify(inscrites)})`
  // The step « refusée » or « sans suite » of a child who is now inscrit is removed.
  await sql`
    delete from orientation_etape
    where orientation_id in (${closed}) and statut in ('refusee', 'sans-suite')
  `.execute(db)
  for (const table of INSERT_ORDER) await insertAll(db, table, inserts[table])
  for (const table of Object.keys(completions) as (keyof Completions)[]) {
    await completeAll(db, table, completions[table])
  }
  await sql`update orientation set statut = 'inscrite' where id in (${closed})`.execute(db)
  await endAttentes(db, attentes)
}

/** Ends waits, or turns them into inscriptions; the rank in the waiting list is cleared. */
async function endAttentes(db: Kysely<Database>, attentes: readonly AttenteFinie[]): Promise<void> {
  await sql`
    update inscription
    set statut = attente.value ->> 'statut', collectif_id = attente.value ->> 'collectif_id',
      fin = attente.value ->> 'fin', rang = null
    from json_each(${JSON.stringify(attentes)}) as attente
    where inscription.id = attente.value ->> 'id'
  `.execute(db)
}
