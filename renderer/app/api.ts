import { QueryClient } from '@tanstack/react-query'
import type { AppError } from '../../shared/ipc/app-error.ts'
import type { CartableApi, Channel, Input, Value } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** API that the preload exposes. */
    readonly cartable: CartableApi
  }
}

/** An expected refusal from main, thrown so that queries know it as a failure; `error` names the refusal. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure'
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** Asks main. Throws `AppFailure` for an expected refusal; anything else thrown is a bug in main. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Value<C>> {
  const result = await window.cartable.invoke(channel, input)
  if (result.ok) return result.value
  throw new AppFailure(result.error)
}

/**
 * Main holds the data, which changes by what this window asks alone (`useWrite` then reads all again):
 * nothing is refetched on a timer or on focus, and being offline means nothing here.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
