import { useQuery } from '@tanstack/react-query'
import type { Channel, Input, Value } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

type Scoped = 'actions-parents:findAll' | 'concertations:findAll'
type Whole = 'etablissements:findAll' | 'partenaires:findAll' | 'familles:findAll'

/** Meetings of what the top bar has chosen. */
export function useRencontres<C extends Scoped>(channel: C) {
  const perimetre = usePerimetre()
  return useQuery<Value<C>>({
    queryKey: [channel, perimetre],
    queryFn: () => call(channel, perimetre as Input<C>),
  })
}

/** A whole directory, whatever the année. */
export function useRepertoire<C extends Whole & Channel>(channel: C) {
  return useQuery<Value<C>>({
    queryKey: [channel],
    queryFn: () => call(channel, undefined as Input<C>),
  })
}
