import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'

export type RencontreDefaults = ReturnType<typeof useRencontreDefaults>

/** Initial values of a new meeting: today or the nearest day of the année, and the action of the top bar. */
export function useRencontreDefaults() {
  const { annee, action } = useSelection()
  const date = useTodayInAnnee()
  return { date, actionId: action?.id ?? annee.actions[0]?.id ?? '' }
}
