import type { parametresIpc } from '../../../shared/ipc/parametres.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { readParametres, saveParametres } from './parametres.service.ts'

/** Parametres: the rules by which the figures of an année are read. */
export const createParametresHandlers: CreateHandlers<typeof parametresIpc> = ({ db, now }) => ({
  'parametres:find': ({ anneeId }) => readParametres(db, anneeId),
  'parametres:save': (input) => saveParametres(db, input, now()),
})
