import { QueryClient } from '@tanstack/react-query'

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
