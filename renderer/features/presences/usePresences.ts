import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

export const GRILLE_KEY = 'presences:findMois'

/** The month grid of a collectif. */
export function useGrilleMois(collectifId: string, mois: string) {
  const input = { collectifId, mois }
  return useQuery({ queryKey: [GRILLE_KEY, input], queryFn: () => call(GRILLE_KEY, input) })
}

/** The collectifs of what the top bar has chosen. */
export function useCollectifs() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['presences:findCollectifs', perimetre],
    queryFn: () => call('presences:findCollectifs', perimetre),
  })
}

/** The registers that are not complete, of what the top bar has chosen. */
export function useRegistres() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['presences:findRegistres', perimetre],
    queryFn: () => call('presences:findRegistres', perimetre),
  })
}
