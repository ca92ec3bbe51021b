import type { inscriptionsIpc } from '../../../shared/ipc/inscriptions.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  createInscription,
  departInscription,
  orderAttente,
  promoteInscription,
  removeInscription,
  saveInscription,
} from './inscriptions.service.ts'

export const createInscriptionsHandlers: CreateHandlers<typeof inscriptionsIpc> = ({
  db,
  now,
}) => ({
  'inscriptions:create': ({ enfantId, saisie }) => createInscription(db, enfantId, saisie, now()),
  'inscriptions:save': ({ inscriptionId, saisie }) =>
    saveInscription(db, inscriptionId, saisie, now()),
  'inscriptions:depart': (input) => departInscription(db, input, now()),
  'inscriptions:delete': ({ inscriptionId }) => removeInscription(db, inscriptionId, now()),
  'inscriptions:promote': (input) => promoteInscription(db, input, now()),
  'inscriptions:orderAttente': ({ inscriptionIds }) => orderAttente(db, inscriptionIds, now()),
})
