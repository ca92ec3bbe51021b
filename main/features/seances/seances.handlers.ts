import type { seancesIpc } from '../../../shared/ipc/seances.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileName } from '../../documents/file-name.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import type { CreateHandlers } from '../services.ts'
import {
  createSeance,
  createSerie,
  deleteSeance,
  duplicateSeance,
  moveSeance,
  previewSerie,
} from './planification.service.ts'
import { changeAll } from './plusieurs.service.ts'
import {
  addEquipe,
  replaceIntervenant,
  saveIntervenant,
  setActivites,
  setEtat,
  setNote,
} from './saisie-seance.service.ts'
import { agendaOf, findSeance, findSeancesOf } from './seances.service.ts'

const AGENDA_FILES = [{ name: 'Agenda', extensions: ['ics'] }]

/** Séances: the list, the planning, and the séance opened. */
export const createSeancesHandlers: CreateHandlers<typeof seancesIpc> = ({
  db,
  dialogs,
  documents,
  now,
  today,
}) => ({
  'seances:findAll': (input) => findSeancesOf(db, input, today()),
  'seances:previewSerie': (input) => previewSerie(db, input),
  'seances:createSerie': (input) => createSerie(db, input, now()),
  'seances:find': ({ seanceId }) => findSeance(db, seanceId),
  'seances:create': (input) => createSeance(db, input, now()),
  'seances:move': (input) => moveSeance(db, input, now()),
  'seances:duplicate': (input) => duplicateSeance(db, input, now()),
  'seances:delete': ({ seanceId }) => deleteSeance(db, seanceId, now()),
  'seances:setEtat': (input) => setEtat(db, input, now()),
  'seances:setActivites': (input) => setActivites(db, input, now()),
  'seances:setNote': (input) => setNote(db, input, now()),
  'seances:saveIntervenant': (input) => saveIntervenant(db, input, now()),
  'seances:replaceIntervenant': (input) => replaceIntervenant(db, input, now()),
  'seances:changeAll': (input) => changeAll(db, input, now()),
  'seances:addEquipe': (input) => addEquipe(db, input, now()),
  'seances:exportAgenda': async (input) => {
    const agenda = await agendaOf(db, input, now())
    if (!agenda.ok) return agenda
    const { titre, text } = agenda.value
    const path = await dialogs.saveFile({
      title: 'Enregistrer les séances pour un agenda',
      name: fileName(titre, '.ics'),
      kinds: AGENDA_FILES,
    })
    if (path === null) return err({ code: 'cancelled' })
    const written = await writeFileSafely(path, new TextEncoder().encode(text))
    return written.ok ? ok(documents.add(written.value.path)) : written
  },
})
