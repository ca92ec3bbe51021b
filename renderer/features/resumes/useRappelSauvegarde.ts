import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** Whether a copy outside of the computer is to be proposed; read anew each time, for days go by. */
export function useRappelSauvegarde() {
  return useQuery({
    queryKey: ['sauvegardes:findRappel'],
    queryFn: () => call('sauvegardes:findRappel', undefined),
    staleTime: 0,
  })
}
