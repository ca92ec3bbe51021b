import type { IsoDate } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** The date that the Caf usually asks for: a starting point, the field stays free. */
const usualDate = ({ fin }: Annee): IsoDate => `${fin.slice(0, 4)}-04-30`

/** The date proposed: the usual one once it is past, today before, the last day when the année is over. */
export function proposeArreteAu(annee: Annee, today: IsoDate): IsoDate {
  const proposed = today < usualDate(annee) ? today : usualDate(annee)
  if (proposed < annee.debut) return annee.debut
  if (proposed > annee.fin) return annee.fin
  return proposed
}

/** Dates offered in one click, those that lie in the année. */
export function arreteAuPresets(annee: Annee, today: IsoDate) {
  return [
    { label: '30 avril', value: usualDate(annee) },
    { label: 'Aujourd’hui', value: today },
    { label: 'Fin de l’année', value: annee.fin },
  ].filter(({ value }) => value >= annee.debut && value <= annee.fin)
}

/** Why a date cannot be the bilan's, null when it can. */
export function refuseArreteAu(annee: Annee, date: IsoDate): string | null {
  if (date >= annee.debut && date <= annee.fin) return null
  return `Le ${formatDate(date)} n’est pas dans l’année, du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
}
