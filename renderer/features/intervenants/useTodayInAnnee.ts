import type { IsoDate } from '../../../shared/dates.ts'
import { useSelection } from '../../app/selection.tsx'

/** Today, or the day of the année that is nearest to it: what a form proposes. */
export function useTodayInAnnee(): IsoDate {
  const { annee, contexte } = useSelection()
  if (contexte.today < annee.debut) return annee.debut
  if (contexte.today > annee.fin) return annee.fin
  return contexte.today
}
