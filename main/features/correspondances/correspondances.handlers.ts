import type { correspondancesIpc } from '../../../shared/ipc/correspondances.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { forgetCorrespondance } from './correspondances.service.ts'

/** How the columns of earlier files were read. */
export const createCorrespondancesHandlers: CreateHandlers<typeof correspondancesIpc> = ({
  db,
  now,
}) => ({
  'correspondances:forget': ({ correspondanceId }) =>
    forgetCorrespondance(db, correspondanceId, now()),
})
