import { join } from 'node:path'
import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { findControles } from './controles.service.ts'

/** What deserves a look before a bilan is sent. */
export function createControlesHandlers({
  database: { db },
  resources,
  now,
}: Pick<Services, 'database' | 'resources' | 'now'>): Pick<Handlers, 'controles:find'> {
  const tramesFolder = join(resources, 'trames')
  return {
    'controles:find': (demande) => findControles(db, tramesFolder, demande, todayOf(now())),
  }
}
