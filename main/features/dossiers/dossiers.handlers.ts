import { libelleAnnee } from '../../../shared/dates.ts'
import type { appIpc } from '../../../shared/ipc/app.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { isDossierLocked, readDossierFile, writeDossierFile } from './dossier-file.service.ts'
import { exportDossier, importDossier } from './dossiers.service.ts'

const KINDS = [{ name: 'Dossier de Cartable', extensions: ['json'] }]
const LOCKED_KINDS = [{ name: 'Dossier protégé de Cartable', extensions: ['cartable'] }]
const ALL_KINDS = [{ name: 'Dossier de Cartable', extensions: ['json', 'cartable'] }]

type DossiersIpc = Pick<typeof appIpc, 'app:chooseDossier' | 'app:openDossier' | 'app:saveDossier'>

/** A dossier in and out of the window, through the computer's own dialogs. */
export const createDossiersHandlers: CreateHandlers<DossiersIpc> = ({
  database,
  dialogs,
  documents,
  opened,
}) => ({
  'app:chooseDossier': async () => {
    const path = await dialogs.chooseFile({ title: 'Ouvrir un dossier', kinds: ALL_KINDS })
    if (path === null) return err({ code: 'cancelled' })
    return ok({ ...opened.add(path), isProtege: await isDossierLocked(path) })
  },
  'app:openDossier': async ({ fichierId, motDePasse, replace }) => {
    const path = opened.find(fichierId)
    if (path === null) return err({ code: 'not-found', what: 'fichier', name: '' })
    const dossier = await readDossierFile(path, motDePasse)
    return dossier.ok ? importDossier(database, dossier.value, { remplacer: replace }) : dossier
  },
  'app:saveDossier': async ({ anneeId, motDePasse }) => {
    const dossier = await exportDossier(database, anneeId)
    if (!dossier.ok) return dossier
    const isLocked = motDePasse !== null
    const path = await dialogs.saveFile({
      title: 'Enregistrer une copie du dossier',
      name: `Dossier Clas ${libelleAnnee(dossier.value.anneeScolaire)}.${isLocked ? 'cartable' : 'json'}`,
      kinds: isLocked ? LOCKED_KINDS : KINDS,
    })
    if (path === null) return err({ code: 'cancelled' })
    const written = await writeDossierFile(path, dossier.value, motDePasse)
    if (!written.ok) return written
    return ok({ ...documents.add(written.value.path), isProtege: isLocked })
  },
})
