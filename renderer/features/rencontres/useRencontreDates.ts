import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/perimetre.ts'

/** What a new meeting starts from: today when it lies in the année, and the action chosen above. */
export function useRencontreDefaults() {
  const { annee, action, contexte } = useSelection()
  const { today } = contexte
  return {
    anneeId: annee.id,
    date: today >= annee.debut && today <= annee.fin ? today : annee.debut,
    actionId: action?.id ?? annee.actions[0]?.id ?? '',
    actions: annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) })),
  }
}
