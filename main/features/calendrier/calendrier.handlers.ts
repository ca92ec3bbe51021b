import type { calendrierIpc } from '../../../shared/ipc/calendrier.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findCalendrier, saveCalendrier } from './calendrier.service.ts'

/** The days off of an année, to look at and to correct. */
export const createCalendrierHandlers: CreateHandlers<typeof calendrierIpc> = ({ db, now }) => ({
  'calendrier:find': ({ anneeId }) => findCalendrier(db, anneeId),
  'calendrier:save': (input) => saveCalendrier(db, input, now()),
})
