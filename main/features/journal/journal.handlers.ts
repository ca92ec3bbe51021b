import type { Handlers } from '../../../shared/ipc/contract.ts'
import { ok } from '../../../shared/result.ts'
import type { Services } from '../services.ts'
import { findJournalState, redoNext, undoLast } from './journal.service.ts'

type JournalChannels = 'journal:findState' | 'journal:undo' | 'journal:redo'

/** Undo and redo, over every screen. */
export function createJournalHandlers({
  database: { db },
  now,
}: Pick<Services, 'database' | 'now'>): Pick<Handlers, JournalChannels> {
  return {
    'journal:findState': async () => ok(await findJournalState(db)),
    'journal:undo': () => undoLast(db, now()),
    'journal:redo': () => redoNext(db),
  }
}
