import { useQuery } from '@tanstack/react-query'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

/** The action to inscribe to until another is chosen; null when the année has none. */
export function useFirstAction(): string | null {
  const { annee, action } = useSelection()
  return action?.id ?? annee.actions[0]?.id ?? null
}

/** Every collectif of the année, whatever action the top bar has chosen. */
export function useCollectifsOfAnnee() {
  const { annee } = useSelection()
  const input = { anneeId: annee.id, actionId: null }
  return useQuery({
    queryKey: ['collectifs:findAll', input],
    queryFn: () => call('collectifs:findAll', input),
  })
}

/** The collectifs of one action. */
export function useCollectifsOf(actionId: string): readonly CollectifLigne[] {
  const { data = [] } = useCollectifsOfAnnee()
  return data.filter((one) => one.actionId === actionId)
}
