import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from './api.ts'

/** The années and their actions, the structure, today: what the frame shows on every screen. */
export function useContexte() {
  return useQuery({
    queryKey: ['app:findContexte'],
    queryFn: () => call('app:findContexte', undefined),
  })
}

/** Reads everything again when main says that another day has begun: a window may stay open for weeks. */
export function useFollowDay(): void {
  const client = useQueryClient()
  useEffect(
    () => window.cartable.on('app:dayTurned', () => void client.invalidateQueries()),
    [client],
  )
}
