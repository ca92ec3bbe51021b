import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** What the année after this one would begin with. */
export function useApercuPassage(anneeId: string) {
  return useQuery({
    queryKey: ['annees:previewPassage', anneeId],
    queryFn: () => call('annees:previewPassage', { anneeId }),
  })
}
