import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../../shared/dates.ts'
import type { PreviewImport } from '../../../../shared/domain/import-orientation.ts'
import type { AppError } from '../../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import type { Database } from '../../../db/schema.ts'
import { findPerimetre } from '../../actions/actions.service.ts'
import { withImportFile } from '../import-file.ts'
import { commitFile, previewFile } from '../imports.service.ts'
import type { ImportKind } from '../kind.ts'
import { type ImportOptions, ORIENTATIONS } from '../orientations/import-orientations.service.ts'
import type { JudgedFile, LuOptions } from '../orientations/judge-file.ts'
import type { ReglagesInscrits } from '../orientations/plan-types.ts'

type Db = Kysely<Database>

export type ImportInscritsOptions = Omit<ImportOptions, 'actionId' | 'collectifId'> &
  Pick<ReglagesInscrits, 'collectifs'> & {
    /** Action of the list; null while it is not chosen, and nothing can be imported. */
    readonly actionId: string | null
    /** Collectif of the rows that name none. */
    readonly collectifId: string | null
    /** First day of the rows that give none; null: that of the année. */
    readonly entree: IsoDate | null
  }

/** Import of the coordinator's list of enfants inscrits: children, families, schools, collectifs and inscriptions. */
export const INSCRITS_IMPORT: ImportKind<
  'inscrits',
  ImportInscritsOptions,
  LuOptions,
  JudgedFile,
  PreviewImport
> = {
  ...ORIENTATIONS,
  prepare,
  // The coordinator's own list is no school's.
  ecoleOf: () => null,
}

async function prepare(db: Db, options: ImportInscritsOptions, sourceFile: string) {
  const { actionId, collectifId, collectifs, entree } = options
  const prepared = await ORIENTATIONS.prepare(
    db,
    { ...options, actionId: actionId ?? undefined, collectifId: collectifId ?? undefined },
    sourceFile,
  )
  if (!prepared.ok) return prepared
  const perimetre = await findPerimetre(db, { anneeId: options.anneeId, actionId })
  if (!perimetre.ok) return perimetre
  const { debut, fin } = perimetre.value.annee
  if (entree !== null && (entree < debut || entree > fin)) {
    return err({
      code: 'validation',
      fields: { entree: 'Ce jour n’est pas de l’année scolaire.' },
    } as const)
  }
  const { lecture, place } = prepared.value
  return ok({
    lecture: { ...lecture, genre: 'inscrits' as const },
    place: { ...place, inscrits: { annee: { debut, fin }, entree, collectifs } },
  })
}

/** Preview of an import of enfants inscrits, as the command line shows it; writes nothing. */
export const previewInscrits = (
  db: Db,
  path: string,
  options: ImportInscritsOptions,
): Promise<Result<PreviewImport, AppError>> =>
  withImportFile(path, (file) => previewFile(db, INSCRITS_IMPORT, file, options))

/** Imports a list of enfants inscrits: rows that are ambiguous, in error or without a collectif are left out. */
export const commitInscrits = (
  db: Db,
  path: string,
  options: ImportInscritsOptions,
): Promise<Result<PreviewImport, AppError>> =>
  withImportFile(path, (file) => commitFile(db, INSCRITS_IMPORT, file, options, options.now))
