import type { parametresIpc } from '../../../shared/ipc/parametres.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { readParametres, saveParametres } from './parametres.service.ts'

/** The rules that an année reads its figures by. */
export const createParametresHandlers: CreateHandlers<typeof parametresIpc> = ({ db, now }) => ({
  'parametres:find': ({ anneeId }) => readParametres(db, anneeId),
  'parametres:save': (input) => saveParametres(db, input, now()),
})
