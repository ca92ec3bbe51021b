import type { premiersPasIpc } from '../../../shared/ipc/premiers-pas.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findPremiersPas } from './premiers-pas.service.ts'

export const createPremiersPasHandlers: CreateHandlers<typeof premiersPasIpc> = ({ db }) => ({
  'premiers-pas:find': ({ anneeId }) => findPremiersPas(db, anneeId),
})
