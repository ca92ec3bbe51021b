import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

export const GRILLE_KEY = 'presences:findMois'

/** The cache key of a month grid. */
export const grilleKey = (collectifId: string, mois: string) => [GRILLE_KEY, { collectifId, mois }]

/** The month grid of a collectif. */
export function useGrilleMois(collectifId: string, mois: string) {
  return useQuery({
    queryKey: grilleKey(collectifId, mois),
    queryFn: () => call(GRILLE_KEY, { collectifId, mois }),
  })
}

/** The collectifs of what the top bar has chosen. */
export function useCollectifsPresences() {
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
