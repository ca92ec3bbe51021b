import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** What forms held when the app stopped short; read anew each time, for forms are saved and left meanwhile. */
export function useBrouillons() {
  return useQuery({
    queryKey: ['brouillons:findAll'],
    queryFn: () => call('brouillons:findAll', undefined),
    staleTime: 0,
  })
}
