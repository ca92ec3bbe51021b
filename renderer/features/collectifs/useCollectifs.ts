import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The collectifs of what the top bar has chosen, with their créneaux. */
export function useCollectifs() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['collectifs:findAll', perimetre],
    queryFn: () => call('collectifs:findAll', perimetre),
  })
}
