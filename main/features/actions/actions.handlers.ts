import type { actionsIpc } from '../../../shared/ipc/actions.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  createAction,
  findAction,
  findCadre,
  removeAction,
  saveAction,
  saveCadre,
} from './actions.service.ts'

/** The actions of the projet and the prévisionnel of each. */
export const createActionsHandlers: CreateHandlers<typeof actionsIpc> = ({ db, now }) => ({
  'actions:find': ({ actionId }) => findAction(db, actionId),
  'actions:create': (saisie) => createAction(db, saisie, now()),
  'actions:save': ({ actionId, saisie }) => saveAction(db, actionId, saisie, now()),
  'actions:findCadre': ({ actionId }) => findCadre(db, actionId),
  'actions:saveCadre': ({ actionId, saisie }) => saveCadre(db, actionId, saisie, now()),
  'actions:delete': ({ actionId }) => removeAction(db, actionId, now()),
})
