import type { orientationsIpc } from '../../../shared/ipc/orientations.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { writeFicheVierge } from './fiche-vierge.service.ts'
import {
  createOrientation,
  findOrientations,
  removeOrientation,
  saveOrientation,
} from './orientations.service.ts'
import { readReglages, saveReglages } from './reglages.service.ts'
import { inscribeOrientation, saveSuivi, saveSuivis } from './suivi.service.ts'

export const createOrientationsHandlers: CreateHandlers<typeof orientationsIpc> = (services) => {
  const { db, now, today } = services
  return {
    'orientations:findAll': async ({ anneeId }) => ok(await findOrientations(db, anneeId, today())),
    'orientations:create': (input) => createOrientation(db, input, now()),
    'orientations:save': (input) => saveOrientation(db, input, now()),
    'orientations:delete': ({ orientationId }) => removeOrientation(db, orientationId, now()),
    'orientations:saveSuivi': (input) => saveSuivi(db, input, now()),
    'orientations:saveSuivis': (input) => saveSuivis(db, input, now()),
    'orientations:inscribe': (input) => inscribeOrientation(db, input, now()),
    'orientations:findReglages': async ({ anneeId }) => ok(await readReglages(db, anneeId)),
    'orientations:saveReglages': (input) => saveReglages(db, input, now()),
    'orientations:writeFiche': (demande) => writeFicheVierge(services, demande),
  }
}
