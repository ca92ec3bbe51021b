import type { DemandeReseau, reseauIpc } from '../../../shared/ipc/reseau.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { CreateHandlers } from '../services.ts'
import { drawCle, keepCle } from './cle.service.ts'
import { buildContribution, renewPorteur } from './contribution.service.ts'
import {
  buildModele,
  findModele,
  modeleText,
  openModele,
  previewModele,
  readModele,
} from './modele.service.ts'
import {
  contributionText,
  findEtatReseau,
  findTown,
  readContribution,
  readFolder,
  receiveContributions,
  removeContribution,
  writeConsolidation,
} from './reseau.service.ts'

const CONTRIBUTIONS = [{ name: 'Contribution au réseau', extensions: ['json'] }]
const MODELES = [{ name: 'Modèle du réseau', extensions: ['json'] }]

/** Réseau of a town: contributions sent and received, models shared. */
export const createReseauHandlers: CreateHandlers<typeof reseauIpc> = ({
  db,
  dialogs,
  documents,
  opened,
  now,
}) => {
  const contributionOf = async (demande: DemandeReseau) => {
    const modele = await findModele(db)
    return buildContribution(
      db,
      {
        ...demande,
        reseau: modele?.reseau.id ?? null,
        sansMasque: modele?.comptes.sansMasque ?? false,
        avecEmpreintes: modele?.comptes.empreintes ?? false,
      },
      now(),
    )
  }
  const saveText = async (title: string, name: string, text: string) => {
    const path = await dialogs.saveFile({ title, name, kinds: MODELES })
    if (path === null) return err({ code: 'cancelled' } as const)
    const written = await writeFileSafely(path, new TextEncoder().encode(text))
    return written.ok ? ok(documents.add(written.value.path)) : written
  }
  return {
    'reseau:find': (demande) => findEtatReseau(db, demande),
    'reseau:previewContribution': contributionOf,
    'reseau:saveContribution': async (demande) => {
      const built = await contributionOf(demande)
      if (!built.ok) return built
      const { porteur, arreteAu } = built.value
      const name = fileName(`Contribution ${porteur.nom} ${arreteAu}`, '.json')
      return saveText('Enregistrer la contribution', name, contributionText(built.value))
    },
    'reseau:receiveContribution': async () => {
      const title = 'Ouvrir la contribution d’un porteur'
      const path = await dialogs.chooseFile({ title, kinds: CONTRIBUTIONS })
      if (path === null) return err({ code: 'cancelled' })
      const read = readContribution(path)
      if (!read.ok) return read
      const received = await receiveContributions(db, [read.value], now())
      return received.ok ? ok({ ...received.value, refusees: [] }) : received
    },
    'reseau:receiveFolder': async () => {
      const path = await dialogs.chooseFolder({
        title: 'Ouvrir les contributions d’un dossier',
        button: 'Ouvrir',
      })
      if (path === null) return err({ code: 'cancelled' })
      const { contributions, refusees } = await readFolder(path)
      const received = await receiveContributions(db, contributions, now())
      return received.ok ? ok({ ...received.value, refusees }) : received
    },
    'reseau:removeContribution': ({ contributionId }) =>
      removeContribution(db, contributionId, now()),
    'reseau:writeConsolidation': async (demande) => {
      const sortie = await dialogs.chooseFolder({ title: 'Enregistrer le bilan du réseau' })
      if (sortie === null) return err({ code: 'cancelled' })
      const reseau = (await findModele(db))?.reseau.nom ?? ''
      const town = await findTown(db, demande.arreteAu)
      const written = await writeConsolidation(town, { reseau, sortie, now: now() })
      return written.ok ? ok(written.value.map((path) => documents.add(path))) : written
    },
    'reseau:saveModele': async ({ anneeId, nom, sansMasque, empreintes }) => {
      const comptes = { sansMasque, empreintes }
      const modele = await buildModele(db, { anneeId, nom, comptes })
      if (!modele.ok) return modele
      const name = fileName(`Modèle du réseau ${nom}`, '.json')
      return saveText('Enregistrer le modèle du réseau', name, modeleText(modele.value))
    },
    'reseau:chooseModele': async ({ anneeId }) => {
      const path = await dialogs.chooseFile({ title: 'Ouvrir un modèle de réseau', kinds: MODELES })
      if (path === null) return err({ code: 'cancelled' })
      const read = readModele(path)
      if (!read.ok) return read
      const apercu = await previewModele(db, read.value, anneeId)
      return ok({ fichierId: opened.add(path).fichierId, apercu })
    },
    'reseau:openModele': async ({ anneeId, fichierId, parties }) => {
      const path = opened.find(fichierId)
      if (path === null) return err({ code: 'not-found', what: 'fichier', name: '' })
      const read = readModele(path)
      return read.ok ? openModele(db, read.value, { anneeId, parties }, now()) : read
    },
    'reseau:drawCle': async () => ok({ cle: await drawCle(db) }),
    'reseau:renewIdentite': () => renewPorteur(db, now()),
    'reseau:keepCle': ({ cle }) => keepCle(db, cle),
  }
}
