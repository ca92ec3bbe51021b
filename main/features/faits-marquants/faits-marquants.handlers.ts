import type { faitsMarquantsIpc } from '../../../shared/ipc/faits-marquants.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  findFaitsMarquants,
  removeFaitMarquant,
  saveFaitMarquant,
} from './faits-marquants.service.ts'

export const createFaitsMarquantsHandlers: CreateHandlers<typeof faitsMarquantsIpc> = ({
  db,
  now,
}) => ({
  'faits-marquants:findAll': (scope) => findFaitsMarquants(db, scope),
  'faits-marquants:create': (saisie) => saveFaitMarquant(db, null, saisie, now()),
  'faits-marquants:save': ({ faitMarquantId, saisie }) =>
    saveFaitMarquant(db, faitMarquantId, saisie, now()),
  'faits-marquants:delete': ({ faitMarquantId }) => removeFaitMarquant(db, faitMarquantId, now()),
})
