import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'

/** Which form, for which action, as of which date. */
export type DemandeBilan = Input<'bilans:find'>

/** The filled form. Another date keeps the figures shown until the new ones are there. */
export function useBilan(demande: DemandeBilan) {
  return useQuery({
    queryKey: ['bilans:find', demande],
    queryFn: () => call('bilans:find', demande),
    placeholderData: keepPreviousData,
  })
}

/** The records behind one value of the form. */
export function useProvenance(demande: DemandeBilan, code: string) {
  return useQuery({
    queryKey: ['bilans:findProvenance', demande, code],
    queryFn: () => call('bilans:findProvenance', { ...demande, code }),
  })
}
