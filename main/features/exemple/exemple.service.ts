import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { readDossierFile } from '../dossiers/dossier-file.service.ts'
import { type ImportedDossier, importDossier } from '../dossiers/dossiers.service.ts'
import { commitOrientation } from '../imports/orientations/import-orientations.service.ts'

/** The date at which the sample's bilans are made. */
export const EXEMPLE_ARRETE_AU = '2026-04-30'

/** The day the sample's school sends its fiche. */
const FICHE_RECUE = new Date('2026-02-06T09:00:00Z')
const FICHE = 'fiche-orientation-ecole-les-marronniers.xlsx'

/**
 * Fills the base with the sample year of `resources/exemple/` as the user would: its dossier is imported,
 * then the fiche of a school. Refused with `annee-exists` when that année is there.
 */
export async function installExemple(
  open: OpenDatabase,
  resources: string,
): Promise<Result<ImportedDossier, AppError>> {
  const dossier = await readDossierFile(join(resources, 'exemple', 'dossier.json'))
  if (!dossier.ok) return dossier
  const installed = await importDossier(open, dossier.value, { remplacer: false })
  if (!installed.ok) return installed
  // The reader of spreadsheets works in a thread that does not see inside the packed app.
  const folder = await mkdtemp(join(tmpdir(), 'cartable-exemple-'))
  try {
    const file = join(folder, FICHE)
    await copyFile(join(resources, 'exemple', FICHE), file)
    const { anneeId } = installed.value
    const imported = await commitOrientation(open.db, file, { anneeId, now: FICHE_RECUE })
    return imported.ok ? installed : imported
  } finally {
    await rm(folder, { recursive: true })
  }
}
