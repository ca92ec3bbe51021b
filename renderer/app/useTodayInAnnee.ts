import { dayInAnnee, type IsoDate, startInAnnee } from '../../shared/dates.ts'
import { useSelection } from './selection.tsx'

/** Date that a form proposes: today, or the day of the année nearest to today. */
export function useTodayInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return dayInAnnee(contexte.today, annee)
}

/** Start proposed for something that lasts: today, or the first day of the année when it is not under way. */
export function useStartInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return startInAnnee(contexte.today, annee)
}
