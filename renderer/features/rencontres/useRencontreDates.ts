import { useSelection } from '../../app/selection.tsx'
import { libelleAction } from '../../texts/perimetre.ts'
import { parseDateFr } from '../../ui/parse-date.ts'

/** What a new meeting starts from: today when it lies in the année, and the action chosen above. */
export function useRencontreDefaults() {
  const { annee, action, contexte } = useSelection()
  const { today } = contexte
  return {
    date: today >= annee.debut && today <= annee.fin ? today : annee.debut,
    actionId: action?.id ?? annee.actions[0]?.id ?? '',
    actions: annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) })),
  }
}

/** A typed date as main wants it; what is no date goes as it is, for main to say why it is refused. */
export const dateOrTyped = (typed: string): string => parseDateFr(typed) ?? typed
