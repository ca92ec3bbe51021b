import { z } from 'zod'
import { channel } from './channel.ts'

/**
 * The operation that undo or redo would act on, in the user's words: « Présences du mardi 28/09 ».
 */
export type OperationLabel = { readonly operationId: string; readonly label: string }

/** The next undo and the next redo; null when there is none. */
export type JournalState = {
  readonly undo: OperationLabel | null
  readonly redo: OperationLabel | null
}

export const journalIpc = {
  'journal:findState': channel(z.void()).returns<JournalState>(),
  /** Undoes the last operation and returns its label. */
  'journal:undo': channel(z.void()).returns<OperationLabel>(),
  'journal:redo': channel(z.void()).returns<OperationLabel>(),
} as const
