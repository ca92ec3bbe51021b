import type { resumesIpc } from '../../../shared/ipc/resumes.ipc.ts'
import type { CreateHandlers } from '../services.ts'
import { findJournee } from './journee.service.ts'

/** Accueil; `today` is read at each call, since the window may stay open overnight. */
export const createResumesHandlers: CreateHandlers<typeof resumesIpc> = ({ db, today }) => ({
  'resumes:findJournee': (input) => findJournee(db, input, today()),
  // Its code is read once the day is shown.
  'resumes:find': async (input) =>
    (await import('./resumes.service.ts')).findResume(db, input, today()),
})
