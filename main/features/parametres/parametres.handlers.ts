import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { readParametres, saveParametres } from './parametres.service.ts'

/** The rules that an année reads its figures by. */
export function createParametresHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, 'parametres:find' | 'parametres:save'> {
  return {
    'parametres:find': ({ anneeId }) => readParametres(db, anneeId),
    'parametres:save': (input) => saveParametres(db, input, now()),
  }
}
