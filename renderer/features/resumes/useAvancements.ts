import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** How far the bilans have come, of what the top bar has chosen; apart, so that Accueil waits for none. */
export function useAvancements() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['bilans:findAvancements', perimetre],
    queryFn: () => call('bilans:findAvancements', perimetre),
  })
}
