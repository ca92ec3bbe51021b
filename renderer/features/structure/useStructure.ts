import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** What is known of the structure. */
export function useStructure() {
  return useQuery({
    queryKey: ['structure:find'],
    queryFn: () => call('structure:find', undefined),
  })
}
