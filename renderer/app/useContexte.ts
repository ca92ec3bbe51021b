import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useRead } from './useRead.ts'

/** Années with their actions, structure and today's date, which the frame shows on every screen. */
export function useContexte() {
  return useRead('app:findContexte', undefined)
}

/** Reads everything again when main says that another day has begun: a window may stay open for weeks. */
export function useFollowDay(): void {
  const client = useQueryClient()
  useEffect(
    () => window.cartable.on('app:dayTurned', () => void client.invalidateQueries()),
    [client],
  )
}
