import { useQuery } from '@tanstack/react-query'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

const NONE: readonly EntreeRecherche[] = []

/** The records that the search can lead to; none until they are read. */
export function useEntrees(): readonly EntreeRecherche[] {
  const { annee } = useSelection()
  const { data } = useQuery({
    queryKey: ['recherche:findAll', annee.id],
    queryFn: () => call('recherche:findAll', { anneeId: annee.id }),
  })
  return data ?? NONE
}
