import type { journalIpc } from '../../../shared/ipc/journal.ipc.ts'
import { ok } from '../../../shared/result.ts'
import type { CreateHandlers } from '../services.ts'
import { findJournalState, redoNext, undoLast } from './journal.service.ts'

/** Undo and redo, over every screen. */
export const createJournalHandlers: CreateHandlers<typeof journalIpc> = ({ db, now }) => ({
  'journal:findState': async () => ok(await findJournalState(db)),
  'journal:undo': () => undoLast(db, now()),
  'journal:redo': () => redoNext(db),
})
