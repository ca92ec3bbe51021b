import type { orientationsIpc } from '../../../shared/ipc/orientations.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { writeFicheVierge } from './fiche-vierge.service.ts'
import {
  findOrientations,
  inscribeOrientation,
  saveSuivi,
  saveSuivis,
} from './orientations.service.ts'
import { readReglages, saveReglages } from './reglages.service.ts'

export const createOrientationsHandlers: CreateHandlers<typeof orientationsIpc> = (services) => {
  const { db, now, today } = services
  return {
    'orientations:findAll': async ({ anneeId }) => ok(await findOrientations(db, anneeId, today())),
    'orientations:saveSuivi': (input) => saveSuivi(db, input, now()),
    'orientations:saveSuivis': (input) => saveSuivis(db, input, now()),
    'orientations:inscribe': (input) => inscribeOrientation(db, input, now()),
    'orientations:findReglages': async ({ anneeId }) => ok(await readReglages(db, anneeId)),
    'orientations:saveReglages': (input) => saveReglages(db, input, now()),
    'orientations:writeFiche': (demande) => writeFicheVierge(services, demande),
  }
}
