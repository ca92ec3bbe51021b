import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Database } from '../../db/schema.ts'
import { findEnfants } from './enfants.service.ts'

/** `today` is asked at each call: the window may stay open overnight. */
export function createEnfantsHandlers(deps: {
  readonly db: Kysely<Database>
  readonly today: () => IsoDate
}): Pick<Handlers, 'enfants:findAll'> {
  return { 'enfants:findAll': (input) => findEnfants(deps.db, input, deps.today()) }
}
