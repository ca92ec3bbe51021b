import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Controle } from '../../../shared/domain/controle.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'

const IN_THE_FORM: ReadonlySet<Controle['code']> = new Set([
  'question-sans-reponse',
  'reponses-a-confirmer',
  'raison-manquante',
])

/** What deserves a look before a bilan is sent; apart, so that the form waits for none of it. */
export function useControles(demande: Input<'controles:find'>) {
  return useQuery({
    queryKey: ['controles:find', demande],
    queryFn: () => call('controles:find', demande),
    // The form and its sommaire show these themselves.
    select: (controles) => controles.filter(({ code }) => !IN_THE_FORM.has(code)),
    placeholderData: keepPreviousData,
  })
}
