import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** Every famille, to attach an enfant to one. */
export function useFamilles() {
  return useQuery({
    queryKey: ['familles:findAll'],
    queryFn: () => call('familles:findAll', undefined),
  })
}
