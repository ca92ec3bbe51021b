import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'

/** The années and their actions, the structure, today: what the frame shows on every screen. */
export function useContexte() {
  return useQuery({
    queryKey: ['app:findContexte'],
    queryFn: () => call('app:findContexte', undefined),
  })
}
