import { QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/**
 * Main holds the data and tells when it changes (`app:changed`): nothing is refetched on a timer or
 * on focus, and being offline means nothing here.
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

/** Refetches whatever is on screen when main says that records changed. */
export function useRefetchOnChange(): void {
  const client = useQueryClient()
  useEffect(
    () => window.cartable.on('app:changed', () => void client.invalidateQueries()),
    [client],
  )
}
