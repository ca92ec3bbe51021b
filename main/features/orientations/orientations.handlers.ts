import type { orientationsIpc } from '../../../shared/ipc/orientations.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { IMAGES, readLogoFile } from '../structure/structure.service.ts'
import { writeFicheVierge } from './fiche-vierge.service.ts'
import {
  createOrientation,
  findOrientations,
  removeOrientation,
  saveOrientation,
} from './orientations.service.ts'
import { readLogoFiche, readReglages, saveLogoFiche, saveReglages } from './reglages.service.ts'
import { inscribeOrientation, saveSuivi, saveSuivis } from './suivi.service.ts'

export const createOrientationsHandlers: CreateHandlers<typeof orientationsIpc> = (services) => {
  const { db, dialogs, now, today } = services
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
    'orientations:findLogoFiche': async ({ anneeId }) => ok(await readLogoFiche(db, anneeId)),
    'orientations:chooseLogoFiche': async ({ anneeId }) => {
      const path = await dialogs.chooseFile({ title: 'Le logo de vos fiches', kinds: IMAGES })
      if (path === null) return err({ code: 'cancelled' })
      const logo = await readLogoFile(path)
      return logo.ok ? saveLogoFiche(db, { anneeId, logo: logo.value }, now()) : logo
    },
    'orientations:removeLogoFiche': ({ anneeId }) =>
      saveLogoFiche(db, { anneeId, logo: null }, now()),
    'orientations:writeFiche': (demande) => writeFicheVierge(services, demande),
  }
}
