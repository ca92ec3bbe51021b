import type { presencesIpc } from '../../../shared/ipc/presences.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findAbsences, findAttestation, saveAppel } from './absences.service.ts'
import {
  findCollectifsPresences,
  findGrilleMois,
  findRegistres,
  savePresences,
} from './presences.service.ts'

/** Présences, from the séance opened and from the month grid. */
export const createPresencesHandlers: CreateHandlers<typeof presencesIpc> = ({
  db,
  now,
  today,
}) => ({
  'presences:save': (input) => savePresences(db, input, now()),
  'presences:findMois': (input) => findGrilleMois(db, input),
  'presences:findCollectifs': (input) => findCollectifsPresences(db, input, today()),
  'presences:findAbsences': (input) => findAbsences(db, input, today()),
  'presences:findAttestation': (input) => findAttestation(db, input, today()),
  'presences:saveAppel': (input) => saveAppel(db, input, now()),
  'presences:findRegistres': (input) => findRegistres(db, input, today()),
})
