import { join } from 'node:path'
import type { tramesIpc } from '../../../shared/ipc/trames.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { chooseTrame, findChoixTrame } from './trames.service.ts'

/** The form that an année fills. */
export const createTramesHandlers: CreateHandlers<typeof tramesIpc> = ({ db, resources, now }) => {
  const folder = join(resources, 'trames')
  return {
    'trames:find': ({ anneeId }) => findChoixTrame(db, folder, anneeId),
    'trames:choose': (choix) => chooseTrame(db, folder, choix, now()),
  }
}
