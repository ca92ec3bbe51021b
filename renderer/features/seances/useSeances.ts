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

export const SEANCE_KEY = 'seances:find'

/** One séance with all that can be written on it. */
export function useSeance(seanceId: string) {
  return useQuery({
    queryKey: [SEANCE_KEY, seanceId],
    queryFn: () => call(SEANCE_KEY, { seanceId }),
  })
}
