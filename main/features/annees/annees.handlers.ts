import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { findAnnees, findStructureNom, startAnnee } from './annees.service.ts'
import { passTo, previewPassage } from './passage.service.ts'

type AnneesChannels =
  | 'app:findContexte'
  | 'app:startEmpty'
  | 'annees:previewPassage'
  | 'annees:passTo'

/** The frame of the window, and the first start from nothing. */
export function createAnneesHandlers({
  database,
  version,
  now,
}: Pick<Services, 'database' | 'version' | 'now'>): Pick<Handlers, AnneesChannels> {
  return {
    'app:findContexte': async () =>
      ok({
        version,
        structure: await findStructureNom(database.db),
        annees: await findAnnees(database.db),
        today: todayOf(now()),
      }),
    'app:startEmpty': (input) => startAnnee(database.db, input),
    'annees:previewPassage': ({ anneeId }) => previewPassage(database.db, anneeId),
    'annees:passTo': (passage) => passTo(database.db, passage, now()),
  }
}
