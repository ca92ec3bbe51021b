import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { type ImportedDossier, importDossier } from '../dossiers/dossiers.service.ts'
import { buildExempleDossier } from './exemple-dossier.ts'

/** Fills the base with the sample year. */
export async function installExemple(
  open: OpenDatabase,
): Promise<Result<ImportedDossier, AppError>> {
  return importDossier(open, buildExempleDossier(), { remplacer: false })
}
