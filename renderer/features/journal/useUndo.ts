import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JournalState } from '../../../shared/ipc/journal.ipc.ts'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { keepOpenUntil, writesUnderWay } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'

const DONE = {
  'journal:undo': 'Annulé',
  'journal:redo': 'Rétabli',
} as const

const NONE: JournalState = { undo: null, redo: null }

/** Acts that the next undo and the next redo would change. */
export function useJournal(): JournalState {
  const { data } = useRead('journal:findState', undefined)
  return data ?? NONE
}

/** Undoes or redoes the last act, a write under way included, and names it in a notification. */
export function useUndo(): (channel: keyof typeof DONE) => Promise<void> {
  const client = useQueryClient()
  const { mutateAsync } = useMutation({
    // Quick successive undos run one after the other.
    scope: { id: 'undo' },
    mutationFn: (channel: keyof typeof DONE) => call(channel, undefined),
  })
  return async (channel) => {
    try {
      // Présences still being saved are on screen: they are saved before the undo.
      await writesUnderWay()
      const { label } = await keepOpenUntil(mutateAsync(channel))
      await client.invalidateQueries()
      notifications.show({ message: `${DONE[channel]}\u00a0: ${label}` })
    } catch (error) {
      const { title, advice, problems } = describeError(error)
      notifications.show({ color: 'red', title, message: [advice, ...problems].join(' ') })
    }
  }
}
