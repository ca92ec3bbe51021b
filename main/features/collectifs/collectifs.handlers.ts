import { todayOf } from '../../../shared/dates.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import {
  createCollectif,
  deleteCollectif,
  findCollectifs,
  renameCollectif,
} from './collectifs.service.ts'
import { addCreneau, changeCreneau, previewChange } from './creneaux.service.ts'

type CollectifsChannels = Extract<keyof Handlers, `collectifs:${string}` | `creneaux:${string}`>

/** Collectifs and when they meet. */
export function createCollectifsHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, CollectifsChannels> {
  const today = () => todayOf(now())
  return {
    'collectifs:findAll': (input) => findCollectifs(db, input, today()),
    'collectifs:create': (input) => createCollectif(db, input, now()),
    'collectifs:rename': (input) => renameCollectif(db, input, now()),
    'collectifs:delete': ({ collectifId }) => deleteCollectif(db, collectifId, now()),
    'creneaux:add': (input) => addCreneau(db, input, now()),
    'creneaux:previewChange': (input) => previewChange(db, input, today()),
    'creneaux:change': (input) => changeCreneau(db, input, now()),
  }
}
