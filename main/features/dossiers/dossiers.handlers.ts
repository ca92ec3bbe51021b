import { libelleAnnee } from '../../../shared/dates.ts'
import type { appIpc } from '../../../shared/ipc/app.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { CreateHandlers } from '../services.ts'
import { dossierText, exportDossier, importDossier, readDossierFile } from './dossiers.service.ts'

const DOSSIER_FILES = [{ name: 'Dossier de Cartable', extensions: ['json'] }]

type DossiersIpc = Pick<typeof appIpc, 'app:openDossier' | 'app:saveDossier'>

/** A dossier in and out of the window, through the computer's own dialogs. */
export const createDossiersHandlers: CreateHandlers<DossiersIpc> = ({
  database,
  dialogs,
  documents,
}) => ({
  'app:openDossier': async ({ replace }) => {
    const path = await dialogs.chooseFile({ title: 'Ouvrir un dossier', kinds: DOSSIER_FILES })
    if (path === null) return err({ code: 'cancelled' })
    const dossier = await readDossierFile(path)
    return dossier.ok ? importDossier(database, dossier.value, { remplacer: replace }) : dossier
  },
  'app:saveDossier': async ({ anneeId }) => {
    const dossier = await exportDossier(database, anneeId)
    if (!dossier.ok) return dossier
    const path = await dialogs.saveFile({
      title: 'Enregistrer une copie du dossier',
      name: `Dossier Clas ${libelleAnnee(dossier.value.anneeScolaire)}.json`,
      kinds: DOSSIER_FILES,
    })
    if (path === null) return err({ code: 'cancelled' })
    const bytes = new TextEncoder().encode(dossierText(dossier.value))
    const written = await writeFileSafely(path, bytes)
    if (!written.ok) return written
    const { documentId } = documents.add(written.value.path)
    return ok({ documentId, path: written.value.path })
  },
})
