import type { correspondancesIpc } from '../../../shared/ipc/correspondances.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { forgetCorrespondance } from './correspondances.service.ts'

/** Correspondances: meanings of the columns of earlier files. */
export const createCorrespondancesHandlers: CreateHandlers<typeof correspondancesIpc> = ({
  db,
  now,
}) => ({
  'correspondances:forget': ({ correspondanceId }) =>
    forgetCorrespondance(db, correspondanceId, now()),
})
