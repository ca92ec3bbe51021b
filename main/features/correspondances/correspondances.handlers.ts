import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { correspondancesIpc } from '../../../shared/ipc/correspondances.ipc.ts'
import type { Services } from '../services.ts'
import { forgetCorrespondance } from './correspondances.service.ts'

/** How the columns of a school's files were read the last time. */
export const createCorrespondancesHandlers = ({
  database,
  now,
}: Services): Pick<Handlers, keyof typeof correspondancesIpc> => ({
  'correspondances:forget': ({ correspondanceId }) =>
    forgetCorrespondance(database.db, correspondanceId, now()),
})
