import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import type { SourceRestauration } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { useRead } from '../../app/useRead.ts'

const LISTE = 'sauvegardes:find'

/** The copies that are kept; read at each visit, as one is made every day by itself. */
export function useSauvegardes() {
  return useRead('sauvegardes:find', undefined, { isFresh: true })
}

/** Makes a copy, beside the data or where she says, then shows it in the list. */
export function useCopy<I>(copy: (input: I) => Promise<DocumentWritten>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: copy,
    onSettled: () => client.invalidateQueries({ queryKey: [LISTE] }),
  })
}

/** What restoring from there would change. */
export function usePreview(source: SourceRestauration) {
  return useRead('sauvegardes:preview', source, { isFresh: true })
}
