import { dayInAnnee, type IsoDate, startInAnnee } from '../../shared/dates.ts'
import { useSelection } from './selection.tsx'

/** Today, or the day of the année that is nearest to it: what a form proposes. */
export function useTodayInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return dayInAnnee(contexte.today, annee)
}

/** Today, or the first day of the année when it is not under way: from when something lasts. */
export function useStartInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return startInAnnee(contexte.today, annee)
}
