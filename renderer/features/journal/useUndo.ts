import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JournalState } from '../../../shared/ipc/journal.ipc.ts'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { IN_ORDER } from '../../app/in-order.ts'
import { keepOpenUntil } from '../../app/unsaved.ts'

const DONE = {
  'journal:undo': 'Annulé',
  'journal:redo': 'Rétabli',
} as const

const NONE: JournalState = { undo: null, redo: null }

/** What the next undo and the next redo would act on. */
export function useJournal(): JournalState {
  const { data } = useQuery({
    queryKey: ['journal:findState'],
    queryFn: () => call('journal:findState', undefined),
  })
  return data ?? NONE
}

/** Undoes or does again the last thing done, a présence on its way included, and says what it was. */
export function useUndo(): (channel: keyof typeof DONE) => Promise<void> {
  const client = useQueryClient()
  const { mutateAsync } = useMutation({
    scope: IN_ORDER,
    mutationFn: (channel: keyof typeof DONE) => call(channel, undefined),
  })
  return async (channel) => {
    try {
      const { label } = await keepOpenUntil(mutateAsync(channel))
      await client.invalidateQueries()
      notifications.show({ message: `${DONE[channel]}\u00a0: ${label}` })
    } catch (error) {
      const { title, advice, problems } = describeError(error)
      notifications.show({ color: 'red', title, message: [advice, ...problems].join(' ') })
    }
  }
}
