import type { QueryClient } from '@tanstack/react-query'
import { KEPT_SELECTION, NOTHING_KEPT } from '../../shared/ipc/first-reads.ts'
import { call } from './api.ts'

/**
 * Asks main for what the window opens with, all at once. `main.tsx` imports this module before every other, so that main
 * answers while the rest of the script is run.
 */
const asked = ask().catch(() => [])

async function ask() {
  const kept = localStorage.getItem(KEPT_SELECTION)
  return call('app:findFirst', kept === null ? NOTHING_KEPT : JSON.parse(kept))
}

/** Puts the first answers in the window's cache. One that is missing, or refused, is asked again by whoever shows it. */
export async function keepFirstReads(client: QueryClient): Promise<void> {
  for (const { channel, input, value } of await asked) client.setQueryData([channel, input], value)
}
