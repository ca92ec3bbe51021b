import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

/** The rules of the année shown. */
export function useParametres() {
  const { annee } = useSelection()
  return useQuery({
    queryKey: ['parametres:find', annee.id],
    queryFn: () => call('parametres:find', { anneeId: annee.id }),
  })
}
