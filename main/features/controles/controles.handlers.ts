import { join } from 'node:path'
import type { controlesIpc } from '../../../shared/ipc/controles.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findControles } from './controles.service.ts'

/** Contrôles to look at before a bilan is sent. */
export const createControlesHandlers: CreateHandlers<typeof controlesIpc> = ({
  db,
  resources,
  today,
}) => ({
  'controles:find': (demande) => findControles(db, join(resources, 'trames'), demande, today()),
})
