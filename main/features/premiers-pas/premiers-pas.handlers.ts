import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { findPremiersPas } from './premiers-pas.service.ts'

/** What is left to do before an année runs. */
export function createPremiersPasHandlers({
  database: { db },
}: Pick<Services, 'database'>): Pick<Handlers, 'premiersPas:find'> {
  return { 'premiersPas:find': ({ anneeId }) => findPremiersPas(db, anneeId) }
}
