import type { Kysely } from 'kysely'
import type { IsoDate } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Database } from '../../db/schema.ts'
import { findResume } from './resumes.service.ts'

/** `today` is asked at each call: the window may stay open overnight. */
export function createResumesHandlers(deps: {
  readonly db: Kysely<Database>
  readonly today: () => IsoDate
}): Pick<Handlers, 'resumes:find'> {
  return { 'resumes:find': (input) => findResume(deps.db, input, deps.today()) }
}
