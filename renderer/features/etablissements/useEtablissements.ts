import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** The schools, by name. */
export function useEtablissements() {
  return useQuery({
    queryKey: ['repertoire:findEtablissements'],
    queryFn: () => call('repertoire:findEtablissements', undefined),
  })
}
