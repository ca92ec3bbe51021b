import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

/** The files imported in the année, of every kind, latest first. */
export function useImports() {
  const { annee } = useSelection()
  return useQuery({
    queryKey: ['imports:findAll', annee.id],
    queryFn: () => call('imports:findAll', { anneeId: annee.id }),
  })
}
