import type { IsoDate } from '../../../shared/dates.ts'
import { usualArreteAu } from '../../../shared/domain/bilan.ts'
import { formatDate } from '../../../shared/format.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Dates offered in one click, those that lie in the année. */
export function arreteAuPresets(annee: Annee, today: IsoDate) {
  return [
    { label: '30 avril', value: usualArreteAu(annee) },
    { label: 'Aujourd’hui', value: today },
    { label: 'Fin de l’année', value: annee.fin },
  ].filter(({ value }) => value >= annee.debut && value <= annee.fin)
}

/** Why a date cannot be the bilan's, null when it can. */
export function refuseArreteAu(annee: Annee, date: IsoDate): string | null {
  if (date >= annee.debut && date <= annee.fin) return null
  return `Le ${formatDate(date)} n’est pas dans l’année, du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
}
