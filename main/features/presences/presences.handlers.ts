import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { findCollectifsPresences, findGrilleMois, findRegistres } from './grille.service.ts'
import { savePresences } from './presences.service.ts'

type PresencesChannels =
  | 'presences:save'
  | 'presences:findMois'
  | 'presences:findCollectifs'
  | 'presences:findRegistres'

/** Présences, from the séance opened and from the month grid. */
export function createPresencesHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, PresencesChannels> {
  return {
    'presences:save': (input) => savePresences(db, input, now()),
    'presences:findMois': (input) => findGrilleMois(db, input),
    'presences:findCollectifs': (input) => findCollectifsPresences(db, input, todayOf(now())),
    'presences:findRegistres': (input) => findRegistres(db, input, todayOf(now())),
  }
}
