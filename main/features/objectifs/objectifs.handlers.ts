import type { objectifsIpc } from '../../../shared/ipc/objectifs.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findObjectifs } from './objectifs.service.ts'

export const createObjectifsHandlers: CreateHandlers<typeof objectifsIpc> = ({ db }) => ({
  'objectifs:findAll': ({ actionId, arreteAu }) => findObjectifs(db, actionId, arreteAu),
})
