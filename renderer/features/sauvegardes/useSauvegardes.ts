import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import type { SourceRestauration } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { useRead } from '../../app/useRead.ts'

const LISTE = 'sauvegardes:find'

/** Copies kept; read at each visit, since one is made automatically every day. */
export function useSauvegardes() {
  return useRead('sauvegardes:find', undefined, { isFresh: true })
}

/** Makes a copy, beside the data or in a place that the user chooses, then reads the list again. */
export function useCopy<I>(copy: (input: I) => Promise<DocumentWritten>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: copy,
    onSettled: () => client.invalidateQueries({ queryKey: [LISTE] }),
  })
}

/** Preview of a restoration from `source`. */
export function usePreview(source: SourceRestauration) {
  return useRead('sauvegardes:preview', source, { isFresh: true })
}
