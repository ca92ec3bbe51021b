import type { personnesIpc } from '../../../shared/ipc/personnes.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import type { CreateHandlers } from '../services.ts'
import { exportPersonne, findDonneesPersonne } from './export-personne.service.ts'
import { findNoms, findNomsLus } from './noms.service.ts'
import { writePapier } from './papiers.service.ts'
import { effacer, findPersonnesBreves, previewEffacement } from './personnes.service.ts'
import { anonymise, closeRevue, findRevueAnnuelle, saveConservation } from './revue.service.ts'

const KINDS = [
  { name: 'Page à lire ou à imprimer', extensions: ['html'] },
  { name: 'Texte', extensions: ['txt'] },
  { name: 'Données pour un logiciel (JSON)', extensions: ['json'] },
]

const PAPIERS = {
  registre: 'Registre des données personnelles',
  notice: 'Information des familles sur leurs données',
} as const

/** The data held on a person: read, written to a file, erased; the yearly review. */
export const createPersonnesHandlers: CreateHandlers<typeof personnesIpc> = ({
  database,
  db,
  dialogs,
  documents,
  now,
  today,
}) => ({
  'personnes:findAll': async () => ok(await findPersonnesBreves(db)),
  'personnes:find': (personne) => findDonneesPersonne(db, personne),
  'personnes:write': async (personne) => {
    const found = await findDonneesPersonne(db, personne)
    if (!found.ok) return found
    const chosen = await dialogs.saveFile({
      title: 'Enregistrer les données de cette personne',
      name: fileName(`Données de ${found.value.titre}`, '.html'),
      kinds: KINDS,
    })
    if (chosen === null) return err({ code: 'cancelled' })
    // A page under any other extension would not open.
    const path = /\.(html|txt|json)$/i.test(chosen) ? chosen : `${chosen}.html`
    const written = await exportPersonne(db, personne, { path, now: now() })
    return written.ok ? ok(documents.add(written.value.written.path)) : written
  },
  'personnes:previewEffacement': (personne) => previewEffacement(database, personne, now()),
  'personnes:erase': (personne) => effacer(database, personne, now()),
  'personnes:findRevue': ({ anneeId }) => findRevueAnnuelle(db, anneeId, today()),
  'personnes:anonymise': ({ anneeId, ...choisies }) =>
    anonymise(database, choisies, now(), anneeId),
  'personnes:saveConservation': (input) => saveConservation(db, input, now()),
  'personnes:findNoms': async ({ texte }) => ok(await findNoms(db, texte)),
  'personnes:findNomsLus': async ({ actionId }) => ok(await findNomsLus(db, actionId)),
  'personnes:writePapier': async (asked) => {
    const path = await dialogs.saveFile({
      title: 'Enregistrer le document',
      name: fileName(PAPIERS[asked.papier], '.docx'),
      kinds: [{ name: 'Document Word', extensions: ['docx'] }],
    })
    if (path === null) return err({ code: 'cancelled' })
    const written = await writePapier(db, asked, { path, now: now() })
    return written.ok ? ok(documents.add(written.value.path)) : written
  },
  'personnes:closeRevue': ({ anneeId }) => closeRevue(db, anneeId, now()),
})
