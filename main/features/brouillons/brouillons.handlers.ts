import type { brouillonsIpc } from '../../../shared/ipc/brouillons.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import {
  forgetBrouillon,
  keepBrouillon,
  readBrouillon,
  readBrouillons,
} from './brouillons.service.ts'

/** Brouillons: content typed in forms and not saved yet. */
export const createBrouillonsHandlers: CreateHandlers<typeof brouillonsIpc> = ({ db, now }) => ({
  'brouillons:find': (form) => readBrouillon(db, form),
  'brouillons:findAll': () => readBrouillons(db),
  'brouillons:save': (brouillon) => keepBrouillon(db, brouillon, now()),
  'brouillons:forget': (form) => forgetBrouillon(db, form),
})
