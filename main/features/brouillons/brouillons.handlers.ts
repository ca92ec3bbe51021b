import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import {
  forgetBrouillon,
  keepBrouillon,
  readBrouillon,
  readBrouillons,
} from './brouillons.service.ts'

type BrouillonChannels =
  | 'brouillons:find'
  | 'brouillons:findAll'
  | 'brouillons:save'
  | 'brouillons:forget'

/** What is typed in forms, between two saves. */
export function createBrouillonsHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, BrouillonChannels> {
  return {
    'brouillons:find': (form) => readBrouillon(db, form),
    'brouillons:findAll': () => readBrouillons(db),
    'brouillons:save': (brouillon) => keepBrouillon(db, brouillon, now()),
    'brouillons:forget': (form) => forgetBrouillon(db, form),
  }
}
