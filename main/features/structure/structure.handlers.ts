import type { structureIpc } from '../../../shared/ipc/structure.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { readStructure, saveStructure } from './structure.service.ts'

/** The structure that carries the projet. */
export const createStructureHandlers: CreateHandlers<typeof structureIpc> = ({ db, now }) => ({
  'structure:find': () => readStructure(db),
  'structure:save': (saisie) => saveStructure(db, saisie, now()),
})
