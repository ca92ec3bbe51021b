import type { projetsIpc } from '../../../shared/ipc/projets.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findProjets, removeProjet, saveProjet } from './projets.service.ts'

export const createProjetsHandlers: CreateHandlers<typeof projetsIpc> = ({ db, now }) => ({
  'projets:findAll': (scope) => findProjets(db, scope),
  'projets:create': (saisie) => saveProjet(db, null, saisie, now()),
  'projets:save': ({ projetId, saisie }) => saveProjet(db, projetId, saisie, now()),
  'projets:delete': ({ projetId }) => removeProjet(db, projetId, now()),
})
