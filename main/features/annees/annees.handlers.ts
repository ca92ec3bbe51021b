import type { anneesIpc } from '../../../shared/ipc/annees.ipc.ts'
import type { appIpc } from '../../../shared/ipc/app.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { findAnnees, findStructureNom, startAnnee } from './annees.service.ts'
import { passTo, previewPassage } from './passage.service.ts'

type AnneesIpc = Pick<typeof appIpc, 'app:findContexte' | 'app:startEmpty'> & typeof anneesIpc

/** The frame of the window, and the first start from nothing. */
export const createAnneesHandlers: CreateHandlers<AnneesIpc> = ({ db, version, now, today }) => ({
  'app:findContexte': async () =>
    ok({
      version,
      structure: await findStructureNom(db),
      annees: await findAnnees(db),
      today: today(),
    }),
  'app:startEmpty': (input) => startAnnee(db, input, now()),
  'annees:previewPassage': ({ anneeId }) => previewPassage(db, anneeId),
  'annees:passTo': (passage) => passTo(db, passage, now()),
})
