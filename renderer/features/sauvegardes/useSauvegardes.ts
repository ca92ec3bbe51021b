import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SourceRestauration } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { call } from '../../app/api.ts'

const LISTE = 'sauvegardes:find'

/** The copies that are kept; read at each visit, as one is made every day by itself. */
export function useSauvegardes() {
  return useQuery({
    queryKey: [LISTE],
    queryFn: () => call('sauvegardes:find', undefined),
    staleTime: 0,
  })
}

/** Makes a copy, beside the data or where she says, then shows it in the list. */
export function useCopy(channel: 'sauvegardes:create' | 'sauvegardes:copyElsewhere') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(channel, undefined),
    onSettled: () => client.invalidateQueries({ queryKey: [LISTE] }),
  })
}

/** What restoring from there would change. */
export function usePreview(source: SourceRestauration) {
  return useQuery({
    queryKey: ['sauvegardes:preview', source],
    queryFn: () => call('sauvegardes:preview', source),
    staleTime: 0,
    gcTime: 0,
  })
}
