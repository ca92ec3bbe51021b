import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

/** When nothing takes place in the année shown. */
export function useCalendrier() {
  const { annee } = useSelection()
  return useQuery({
    queryKey: ['calendrier:find', annee.id],
    queryFn: () => call('calendrier:find', { anneeId: annee.id }),
  })
}
