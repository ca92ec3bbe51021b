import type { rencontresIpc } from '../../../shared/ipc/rencontres.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  findActionsParents,
  findConcertations,
  removeRencontre,
  saveActionParents,
  saveConcertation,
} from './rencontres.service.ts'

export const createRencontresHandlers: CreateHandlers<typeof rencontresIpc> = ({ db, now }) => ({
  'rencontres:findActionsParents': (scope) => findActionsParents(db, scope),
  'rencontres:createActionParents': (saisie) => saveActionParents(db, null, saisie, now()),
  'rencontres:saveActionParents': ({ rencontreId, saisie }) =>
    saveActionParents(db, rencontreId, saisie, now()),
  'rencontres:deleteActionParents': ({ rencontreId }) =>
    removeRencontre(db, 'action_parents', rencontreId, now()),
  'rencontres:findConcertations': (scope) => findConcertations(db, scope),
  'rencontres:createConcertation': (saisie) => saveConcertation(db, null, saisie, now()),
  'rencontres:saveConcertation': ({ rencontreId, saisie }) =>
    saveConcertation(db, rencontreId, saisie, now()),
  'rencontres:deleteConcertation': ({ rencontreId }) =>
    removeRencontre(db, 'concertation', rencontreId, now()),
})
