import type { intervenantsIpc } from '../../../shared/ipc/intervenants.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findCouverture } from './couverture.service.ts'
import {
  createIntervenant,
  findFicheIntervenant,
  findIntervenantsOf,
  removeIntervenant,
  saveIntervenant,
} from './intervenants.service.ts'

/** Intervenants: the list, the fiche, and the disponibilités set against the créneaux. */
export const createIntervenantsHandlers: CreateHandlers<typeof intervenantsIpc> = ({
  db,
  now,
  today,
}) => ({
  'intervenants:findAll': (input) => findIntervenantsOf(db, input, today()),
  'intervenants:find': (input) => findFicheIntervenant(db, input),
  'intervenants:create': (saisie) => createIntervenant(db, saisie, now()),
  'intervenants:save': ({ intervenantId, saisie }) =>
    saveIntervenant(db, intervenantId, saisie, now()),
  'intervenants:delete': ({ intervenantId }) => removeIntervenant(db, intervenantId, now()),
  'intervenants:findCouverture': (input) => findCouverture(db, input, today()),
})
