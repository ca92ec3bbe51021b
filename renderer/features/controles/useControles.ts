import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'

/** What deserves a look before a bilan is sent; apart, so that the form waits for none of it. */
export function useControles(demande: Input<'controles:find'>) {
  return useQuery({
    queryKey: ['controles:find', demande],
    queryFn: () => call('controles:find', demande),
    // The form shows its questions without an answer itself.
    select: (controles) => controles.filter(({ code }) => code !== 'question-sans-reponse'),
    placeholderData: keepPreviousData,
  })
}
