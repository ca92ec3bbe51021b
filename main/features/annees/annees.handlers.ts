import type { anneesIpc } from '../../../shared/ipc/annees.ipc.ts'
import type { appIpc } from '../../../shared/ipc/app.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { startAnnee } from './annees.service.ts'
import { passTo, previewPassage } from './passage.service.ts'

type AnneesIpc = Pick<typeof appIpc, 'app:startEmpty'> & typeof anneesIpc

/** The first start from nothing, and the passage to another année. */
export const createAnneesHandlers: CreateHandlers<AnneesIpc> = ({ db, now }) => ({
  'app:startEmpty': (input) => startAnnee(db, input, now()),
  'annees:previewPassage': ({ anneeId }) => previewPassage(db, anneeId),
  'annees:passTo': (passage) => passTo(db, passage, now()),
})
