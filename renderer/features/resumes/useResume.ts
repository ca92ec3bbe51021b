import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { usePerimetre } from '../../app/selection.tsx'

/** The année at a glance, for what the top bar has chosen. */
export function useResume() {
  const perimetre = usePerimetre()
  return useQuery({
    queryKey: ['resumes:find', perimetre],
    queryFn: () => call('resumes:find', perimetre),
  })
}
