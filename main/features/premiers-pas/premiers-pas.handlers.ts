import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { findPremiersPas } from './premiers-pas.service.ts'

/** What is left to do before an année runs. */
export function createPremiersPasHandlers({
  database: { db },
}: Pick<Services, 'database'>): Pick<Handlers, 'premiers-pas:find'> {
  return { 'premiers-pas:find': ({ anneeId }) => findPremiersPas(db, anneeId) }
}
