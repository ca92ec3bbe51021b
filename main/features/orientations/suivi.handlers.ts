import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { reglagesOrientationsIpc } from '../../../shared/ipc/reglages-orientations.ipc.ts'
import type { suiviOrientationsIpc } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { inscribeOrientation } from './inscribe.service.ts'
import { readReglages, saveReglages } from './reglages.service.ts'
import { saveSuivi, saveSuivis } from './save-suivi.service.ts'
import { findOrientations } from './suivi.service.ts'

type Channels = keyof typeof suiviOrientationsIpc | keyof typeof reglagesOrientationsIpc

/** What becomes of each child that was proposed, and the rules that it is followed by. */
export function createSuiviHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, Channels> {
  return {
    'orientations:findAll': async ({ anneeId }) =>
      ok(await findOrientations(db, anneeId, todayOf(now()))),
    'orientations:saveSuivi': (input) => saveSuivi(db, input, now()),
    'orientations:saveSuivis': (input) => saveSuivis(db, input, now()),
    'orientations:inscribe': (input) => inscribeOrientation(db, input, now()),
    'orientations:findReglages': async ({ anneeId }) => ok(await readReglages(db, anneeId)),
    'orientations:saveReglages': (input) => saveReglages(db, input, now()),
  }
}
