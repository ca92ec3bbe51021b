import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The séances of what the top bar has chosen, past and to come. */
export function useSeances() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['seances:findAll', perimetre],
    queryFn: () => call('seances:findAll', perimetre),
  })
}
