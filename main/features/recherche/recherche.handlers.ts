import type { Handlers } from '../../../shared/ipc/contract.ts'
import { ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { findEntrees } from './recherche.service.ts'

/** What Ctrl+K searches in. */
export function createRechercheHandlers({
  database: { db },
}: Pick<Services, 'database'>): Pick<Handlers, 'recherche:findAll'> {
  return { 'recherche:findAll': async ({ anneeId }) => ok(await findEntrees(db, anneeId)) }
}
