import { todayOf } from '../../shared/dates.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { createDocumentsHandlers } from './documents/documents.handlers.ts'
import { createEnfantsHandlers } from './enfants/enfants.handlers.ts'
import { createIntervenantsHandlers } from './intervenants/intervenants.handlers.ts'
import { createResumesHandlers } from './resumes/resumes.handlers.ts'
import { createSeancesHandlers } from './seances/seances.handlers.ts'
import type { Services } from './services.ts'

/** Every channel of the contract with what answers it. */
export function createHandlers(services: Services): Handlers {
  const reading = { db: services.database.db, today: () => todayOf(services.now()) }
  return {
    ...createResumesHandlers(reading),
    ...createEnfantsHandlers(reading),
    ...createIntervenantsHandlers(reading),
    ...createSeancesHandlers(reading),
    ...createDocumentsHandlers(services),
  } as Handlers
}
