import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** Everything entered of an action. */
export function useAction(actionId: string) {
  return useQuery({
    queryKey: ['actions:find', actionId],
    queryFn: () => call('actions:find', { actionId }),
  })
}
