import { join } from 'node:path'
import type { envoisIpc } from '../../../shared/ipc/envois.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import {
  createEnvoi,
  findEnvoi,
  findEnvois,
  findEnvoisEchus,
  letGoEnvois,
  mailName,
  writeEnvoi,
  writeMail,
} from './envois.service.ts'

/** Envois: bilans sent, kept as they were sent. */
export const createEnvoisHandlers: CreateHandlers<typeof envoisIpc> = ({
  db,
  resources,
  dialogs,
  documents,
  now,
}) => ({
  'envois:find': async ({ actionId }) => ok(await findEnvois(db, actionId)),
  'envois:findEchus': async () => ok(await findEnvoisEchus(db, now())),
  'envois:letGo': ({ envoiIds }) => letGoEnvois(db, envoiIds, now()),
  'envois:create': async ({ brouillon, fichier, ...demande }) => {
    const path =
      fichier === 'choisir'
        ? await dialogs.chooseFile({
            title: 'Quel bilan avez-vous envoyé ?',
            kinds: [{ name: 'Bilan', extensions: ['docx', 'odt', 'pdf'] }],
          })
        : null
    if (fichier === 'choisir' && path === null) return err({ code: 'cancelled' })
    return createEnvoi(db, demande, {
      ...{ tramesFolder: join(resources, 'trames'), now: now(), brouillon },
      fichier: path !== null ? { path } : fichier === 'choisir' ? 'demander' : fichier,
    })
  },
  'envois:write': async ({ envoiId }) => {
    const sortie = await dialogs.chooseFolder({
      title: 'Où enregistrer les fichiers envoyés',
      button: 'Enregistrer ici',
    })
    if (sortie === null) return err({ code: 'cancelled' })
    const written = await writeEnvoi(db, envoiId, { sortie, now: now() })
    return written.ok ? ok(written.value.paths.map((path) => documents.add(path))) : written
  },
  'envois:prepareMail': async ({ envoiId }) => {
    const envoi = await findEnvoi(db, envoiId)
    if (!envoi.ok) return envoi
    const path = await dialogs.saveFile({
      title: 'Enregistrer l’e-mail',
      name: mailName(envoi.value),
      kinds: [{ name: 'E-mail', extensions: ['eml'] }],
    })
    if (path === null) return err({ code: 'cancelled' })
    const written = await writeMail(db, envoiId, { path, now: now() })
    return written.ok ? ok(documents.add(written.value)) : written
  },
})
