import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'

export type RencontreDefaults = ReturnType<typeof useRencontreDefaults>

/** What a new meeting starts from: today or the day of the année nearest to it, and the action chosen above. */
export function useRencontreDefaults() {
  const { annee, action } = useSelection()
  const date = useTodayInAnnee()
  return { date, actionId: action?.id ?? annee.actions[0]?.id ?? '' }
}
