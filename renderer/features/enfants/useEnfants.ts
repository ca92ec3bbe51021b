import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The inscriptions of what the top bar has chosen, with their enfants. */
export function useEnfants() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['enfants:findAll', perimetre],
    queryFn: () => call('enfants:findAll', perimetre),
  })
}
