import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'

/** Everything known of an intervenant in the année chosen. */
export function useFicheIntervenant(intervenantId: string) {
  const { annee } = useSelection()
  const input = { intervenantId, anneeId: annee.id }
  return useQuery({
    queryKey: ['intervenants:find', input],
    queryFn: () => call('intervenants:find', input),
  })
}

/** The créneaux of the collectifs with who said to be free then. */
export function useCouverture() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['intervenants:findCouverture', perimetre],
    queryFn: () => call('intervenants:findCouverture', perimetre),
  })
}
