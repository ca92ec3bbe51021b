import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Services } from '../services.ts'
import { createAction, findAction, removeAction, saveAction } from './saisie-action.service.ts'

type ActionsChannels = 'actions:find' | 'actions:create' | 'actions:save' | 'actions:delete'

/** The actions of the projet and what each announces. */
export function createActionsHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, ActionsChannels> {
  return {
    'actions:find': ({ actionId }) => findAction(db, actionId),
    'actions:create': (saisie) => createAction(db, saisie, now()),
    'actions:save': ({ actionId, saisie }) => saveAction(db, actionId, saisie, now()),
    'actions:delete': ({ actionId }) => removeAction(db, actionId, now()),
  }
}
