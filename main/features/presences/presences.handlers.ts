import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { savePresences } from './presences.service.ts'

/** Présences, from the séance opened and from the month grid. */
export function createPresencesHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, 'presences:save'> {
  return {
    'presences:save': (input) =>
      savePresences(db, input, { today: todayOf(now()), createdAt: now().toISOString() }),
  }
}
