import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { buildFicheExemple } from '../../documents/fiche-exemple/build-fiche-exemple.ts'
import { type ImportedDossier, importDossier } from '../dossiers/dossiers.service.ts'
import { commitOrientation } from '../import-orientation/import-orientation.service.ts'
import { buildExempleDossier } from './exemple-dossier.ts'
import { buildExempleFiche } from './exemple-fiche.ts'

/** The day the sample's school sends its fiche. */
const FICHE_RECUE = new Date('2026-02-06T09:00:00Z')

/** Fills the base with the sample year, then imports a school's fiche into it as the user would. */
export async function installExemple(
  open: OpenDatabase,
): Promise<Result<ImportedDossier, AppError>> {
  const installed = await importDossier(open, buildExempleDossier(), { remplacer: false })
  if (!installed.ok) return installed
  const folder = await mkdtemp(join(tmpdir(), 'cartable-exemple-'))
  try {
    const fiche = buildExempleFiche()
    const file = join(folder, fiche.nomFichier)
    await writeFile(file, await buildFicheExemple(fiche, FICHE_RECUE))
    const { anneeId } = installed.value
    const imported = await commitOrientation(open.db, file, { anneeId, now: FICHE_RECUE })
    return imported.ok ? installed : imported
  } finally {
    await rm(folder, { recursive: true })
  }
}
