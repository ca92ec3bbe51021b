import { useQuery } from '@tanstack/react-query'
import type { Input, Value } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

type Scoped = 'rencontres:findActionsParents' | 'rencontres:findConcertations'

/** Meetings of what the top bar has chosen. */
export function useRencontres<C extends Scoped>(channel: C) {
  const perimetre = usePerimetre()
  return useQuery<Value<C>>({
    queryKey: [channel, perimetre],
    queryFn: () => call(channel, perimetre as Input<C>),
  })
}
