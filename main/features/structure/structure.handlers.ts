import type { structureIpc } from '../../../shared/ipc/structure.ipc.ts'
import { err, ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import {
  findLogoImage,
  IMAGES,
  readStructure,
  removeLogo,
  saveLogo,
  saveStructure,
} from './structure.service.ts'

/** The structure that carries the projet. */
export const createStructureHandlers: CreateHandlers<typeof structureIpc> = ({
  db,
  dialogs,
  now,
}) => ({
  'structure:find': async () => ok(await readStructure(db)),
  'structure:save': (saisie) => saveStructure(db, saisie, now()),
  'structure:findLogo': async () => ok(await findLogoImage(db)),
  'structure:chooseLogo': async () => {
    const path = await dialogs.chooseFile({ title: 'Le logo de votre structure', kinds: IMAGES })
    return path === null ? err({ code: 'cancelled' }) : saveLogo(db, path, now())
  },
  'structure:removeLogo': () => removeLogo(db, now()),
})
