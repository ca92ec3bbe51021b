import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The progress of the bilans of the perimeter; a query of its own, so that Accueil does not wait for it. */
export function useAvancements() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['bilans:findAvancements', perimetre],
    queryFn: () => call('bilans:findAvancements', perimetre),
  })
}
