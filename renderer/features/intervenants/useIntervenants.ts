import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** Who takes part in what the top bar has chosen, with their hours. */
export function useIntervenants() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['intervenants:findAll', perimetre],
    queryFn: () => call('intervenants:findAll', perimetre),
  })
}
