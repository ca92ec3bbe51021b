import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { call } from '../../app/api.ts'
import { keepOpenUntil } from '../../app/unsaved.ts'
import { applySaisies } from './grille.ts'
import { createSaveQueue, type SaveQueue, type SaveState } from './save-queue.ts'
import { GRILLE_KEY } from './usePresences.ts'

// One for the window: what is on its way outlives the screen that sent it.
const queues = new WeakMap<QueryClient, SaveQueue>()

/** Where typed présences go to be saved, and what is not saved yet. */
export function useSaveQueue(): { readonly queue: SaveQueue; readonly state: SaveState } {
  const client = useQueryClient()
  const queue = queueOf(client)
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.getState) }
}

function queueOf(client: QueryClient): SaveQueue {
  const known = queues.get(client)
  if (known !== undefined) return known
  const queue = createSaveQueue(async ({ label, presences }) => {
    const { tenues } = await keepOpenUntil(
      call('presences:save', { label, presences: [...presences] }),
    )
    client.setQueriesData<GrilleMois>({ queryKey: [GRILLE_KEY] }, (mois) =>
      mois === undefined ? undefined : applySaisies(mois, presences, tenues),
    )
    // The grid is up to date already; whatever else counts présences is read again: at once where it is
    // on screen (one may have gone there while this was on its way), else when it is next shown.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== GRILLE_KEY })
    // Readers of the grid are told a moment later: until then the box would show what it held before.
    await new Promise<void>((told) => notifyManager.schedule(told))
  })
  queues.set(client, queue)
  return queue
}
