import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'

/** Id of the action chosen first for an inscription; null when the année has none. */
export function useFirstAction(): string | null {
  const { annee, action } = useSelection()
  return action?.id ?? annee.actions[0]?.id ?? null
}

/** Every collectif of the année, whatever action the top bar has chosen. */
export function useCollectifsOfAnnee() {
  const { annee } = useSelection()
  return useRead('collectifs:findAll', { anneeId: annee.id, actionId: null })
}

/** The collectifs of one action. */
export function useCollectifsOf(actionId: string): readonly CollectifLigne[] {
  const { data = [] } = useCollectifsOfAnnee()
  return data.filter((one) => one.actionId === actionId)
}
