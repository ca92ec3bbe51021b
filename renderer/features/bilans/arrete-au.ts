import type { IsoDate } from '../../../shared/dates.ts'
import { usualArreteAu } from '../../../shared/domain/bilan.ts'
import { formatDate } from '../../../shared/format.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Dates of a bilan offered in one click, among those within the année. */
export function arreteAuPresets(annee: Annee, today: IsoDate) {
  return [
    { label: '30 avril', value: usualArreteAu(annee) },
    { label: 'Aujourd’hui', value: today },
    { label: 'Fin de l’année', value: annee.fin },
  ].filter(({ value }) => value >= annee.debut && value <= annee.fin)
}

/** Reason why a date cannot be that of the bilan; null when it can. */
export function refuseArreteAu(annee: Annee, date: IsoDate): string | null {
  if (date >= annee.debut && date <= annee.fin) return null
  return `Le ${formatDate(date)} n’est pas dans l’année, du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
}
