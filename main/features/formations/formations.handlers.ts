import type { formationsIpc } from '../../../shared/ipc/formations.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findFormations, removeFormation, saveFormation } from './formations.service.ts'

export const createFormationsHandlers: CreateHandlers<typeof formationsIpc> = ({ db, now }) => ({
  'formations:findAll': (scope) => findFormations(db, scope),
  'formations:create': (saisie) => saveFormation(db, null, saisie, now()),
  'formations:save': ({ formationId, saisie }) => saveFormation(db, formationId, saisie, now()),
  'formations:delete': ({ formationId }) => removeFormation(db, formationId, now()),
})
