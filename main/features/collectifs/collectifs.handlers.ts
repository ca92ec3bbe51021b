import type { collectifsIpc } from '../../../shared/ipc/collectifs.ipc.ts'
import { saveEquipe } from '../seances/equipe.service.ts'
import type { CreateHandlers } from '../services.ts'
import {
  addCreneau,
  changeCreneau,
  createCollectif,
  deleteCollectif,
  findCollectifs,
  previewCreneau,
  renameCollectif,
} from './collectifs.service.ts'

/** Collectifs and their créneaux. */
export const createCollectifsHandlers: CreateHandlers<typeof collectifsIpc> = ({
  db,
  now,
  today,
}) => ({
  'collectifs:findAll': (input) => findCollectifs(db, input, today()),
  'collectifs:create': (input) => createCollectif(db, input, now()),
  'collectifs:rename': (input) => renameCollectif(db, input, now()),
  'collectifs:delete': ({ collectifId }) => deleteCollectif(db, collectifId, now()),
  'collectifs:addCreneau': (input) => addCreneau(db, input, now()),
  'collectifs:previewCreneau': (input) => previewCreneau(db, input, today()),
  'collectifs:changeCreneau': (input) => changeCreneau(db, input, now()),
  'collectifs:saveEquipe': (input) => saveEquipe(db, input, now()),
})
