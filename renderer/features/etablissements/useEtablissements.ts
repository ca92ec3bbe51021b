import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** The schools, by name. */
export function useEtablissements() {
  return useQuery({
    queryKey: ['etablissements:findAll'],
    queryFn: () => call('etablissements:findAll', undefined),
  })
}
