import { dayInAnnee, type IsoDate } from '../../shared/dates.ts'
import { useSelection } from './selection.tsx'

/** Today, or the day of the année that is nearest to it: what a form proposes. */
export function useTodayInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  return dayInAnnee(contexte.today, annee)
}
