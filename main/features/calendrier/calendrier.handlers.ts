import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { findCalendrier, saveCalendrier } from './calendrier.service.ts'

/** The days off of an année, to look at and to correct. */
export function createCalendrierHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, 'calendrier:find' | 'calendrier:save'> {
  return {
    'calendrier:find': ({ anneeId }) => findCalendrier(db, anneeId),
    'calendrier:save': (input) => saveCalendrier(db, input, now()),
  }
}
