import { useSelection } from '../../app/selection.tsx'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { libelleAction } from '../../texts/perimetre.ts'

/** What a new meeting starts from: today or the day of the année nearest to it, and the action chosen above. */
export function useRencontreDefaults() {
  const { annee, action } = useSelection()
  const date = useTodayInAnnee()
  return {
    anneeId: annee.id,
    date,
    actionId: action?.id ?? annee.actions[0]?.id ?? '',
    actions: annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) })),
  }
}
