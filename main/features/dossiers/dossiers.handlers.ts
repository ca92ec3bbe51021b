import { libelleAnnee } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { err, ok } from '../../../shared/result.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { Services } from '../services.ts'
import { dossierText, exportDossier, importDossier, readDossierFile } from './dossiers.service.ts'

const DOSSIER_FILES = [{ name: 'Dossier de Cartable', extensions: ['json'] }]

/** A dossier in and out of the window, through the computer's own dialogs. */
export function createDossiersHandlers({
  database,
  dialogs,
  documents,
}: Pick<Services, 'database' | 'dialogs' | 'documents'>): Pick<
  Handlers,
  'app:openDossier' | 'app:saveDossier'
> {
  return {
    'app:openDossier': async ({ replace }) => {
      const path = await dialogs.chooseFile({ title: 'Ouvrir un dossier', kinds: DOSSIER_FILES })
      if (path === null) return err({ code: 'cancelled' })
      const dossier = await readDossierFile(path)
      return dossier.ok ? importDossier(database, dossier.value, { remplacer: replace }) : dossier
    },
    'app:saveDossier': async ({ anneeId }) => {
      const dossier = await exportDossier(database, anneeId)
      if (!dossier.ok) return dossier
      const name = `Dossier Clas ${libelleAnnee(dossier.value.anneeScolaire)}.json`
      const path = await dialogs.saveFile({
        title: 'Enregistrer une copie du dossier',
        name,
        kinds: DOSSIER_FILES,
      })
      if (path === null) return err({ code: 'cancelled' })
      const written = await writeFileSafely(
        path,
        new TextEncoder().encode(dossierText(dossier.value)),
      )
      if (!written.ok) return written
      const { documentId } = documents.add(written.value.path)
      return ok({ documentId, path: written.value.path })
    },
  }
}
