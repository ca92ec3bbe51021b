import type { rechercheIpc } from '../../../shared/ipc/recherche.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { findEntrees } from './recherche.service.ts'

export const createRechercheHandlers: CreateHandlers<typeof rechercheIpc> = ({ db }) => ({
  'recherche:findAll': async ({ anneeId }) => ok(await findEntrees(db, anneeId)),
})
