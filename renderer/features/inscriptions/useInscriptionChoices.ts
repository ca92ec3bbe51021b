import { useQuery } from '@tanstack/react-query'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

const NONE: readonly CollectifLigne[] = []

/** Every collectif of the année, whatever action the top bar has chosen. */
export function useCollectifsOfAnnee(): readonly CollectifLigne[] {
  const { annee } = useSelection()
  const input = { anneeId: annee.id, actionId: null }
  const { data } = useQuery({
    queryKey: ['collectifs:findAll', input],
    queryFn: () => call('collectifs:findAll', input),
  })
  return data ?? NONE
}

/** The collectifs of one action. */
export function useCollectifsOf(actionId: string): readonly CollectifLigne[] {
  return useCollectifsOfAnnee().filter((one) => one.actionId === actionId)
}
