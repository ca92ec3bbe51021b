import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Database } from '../../db/schema.ts'
import { findIntervenantsOf } from './intervenants.service.ts'

/** `today` is asked at each call: the window may stay open overnight. */
export function createIntervenantsHandlers(deps: {
  readonly db: Kysely<Database>
  readonly today: () => IsoDate
}): Pick<Handlers, 'intervenants:findAll'> {
  return { 'intervenants:findAll': (input) => findIntervenantsOf(deps.db, input, deps.today()) }
}
