import type { resumesIpc } from '../../../shared/ipc/resumes.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findResume } from './resumes.service.ts'

/** Accueil; `today` is read at each call, since the window may stay open overnight. */
export const createResumesHandlers: CreateHandlers<typeof resumesIpc> = ({ db, today }) => ({
  'resumes:find': (input) => findResume(db, input, today()),
})
