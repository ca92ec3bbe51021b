import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Database } from '../../db/schema.ts'
import { findSeancesOf } from './seances.service.ts'

/** `today` is asked at each call: the window may stay open overnight. */
export function createSeancesHandlers(deps: {
  readonly db: Kysely<Database>
  readonly today: () => IsoDate
}): Pick<Handlers, 'seances:findAll'> {
  return { 'seances:findAll': (input) => findSeancesOf(deps.db, input, deps.today()) }
}
