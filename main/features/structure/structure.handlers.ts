import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { readStructure, saveStructure } from './structure.service.ts'

/** The structure that carries the projet. */
export function createStructureHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, 'structure:find' | 'structure:save'> {
  return {
    'structure:find': () => readStructure(db),
    'structure:save': (saisie) => saveStructure(db, saisie, now()),
  }
}
