import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Channel, Input, Value } from '../../shared/ipc/contract.ts'
import { call } from './api.ts'

/** The key under which the answer of `channel` to `input` is kept in the window's cache. */
export const readKey = <C extends Channel>(channel: C, input: Input<C>) => [channel, input] as const

/**
 * Asks main for data and keeps the answer until the next write (`useWrite`). An expected refusal is
 * `error`, an `AppFailure`. Show the result with `Loaded`.
 *
 *     const query = useRead('heures:findAll', usePerimetre())
 */
export function useRead<C extends Channel>(
  channel: C,
  input: Input<C>,
  {
    isEnabled = true,
    keepsPrevious = false,
    isFresh = false,
  }: {
    /** False while the input is not complete: main is not asked. */
    readonly isEnabled?: boolean
    /** Shows the last answer until the next one is there, for an input that changes with each key. */
    readonly keepsPrevious?: boolean
    /** Asks again each time a component that reads the channel is shown, for data that change outside the app. */
    readonly isFresh?: boolean
  } = {},
): UseQueryResult<Value<C>> {
  return useQuery<Value<C>>({
    queryKey: readKey(channel, input),
    queryFn: () => call(channel, input),
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(isFresh ? { staleTime: 0, gcTime: 0 } : {}),
  })
}
