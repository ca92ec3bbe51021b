import type { famillesIpc } from '../../../shared/ipc/familles.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { createFamille, findFamilles, saveFamille } from './familles.service.ts'

export const createFamillesHandlers: CreateHandlers<typeof famillesIpc> = ({ db, now }) => ({
  'familles:findAll': async () => ok(await findFamilles(db)),
  'familles:create': (saisie) => createFamille(db, saisie, now()),
  'familles:save': ({ familleId, saisie }) => saveFamille(db, familleId, saisie, now()),
})
