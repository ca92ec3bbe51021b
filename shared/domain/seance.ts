import { addDays, type IsoDate, weekday } from '../dates.ts'
import { type Activite, type EtatSeance, JOURS } from './listes.ts'

/** Days ahead from which a séance without intervenant is worth a warning. */
const DAYS_AHEAD = 14

/** Fields of a séance that follow-up reads. */
export type SeanceSuivie = {
  readonly date: IsoDate
  readonly etat: EtatSeance
  readonly intervenants: readonly string[]
  readonly activites: readonly Activite[]
  readonly presents: number
  readonly absents: number
  readonly excuses: number
  readonly inconnus: number
}

/** True for a séance whose day has come, not cancelled, still prévue or without any présence recorded. */
export function isRegistreASaisir(seance: SeanceSuivie, today: IsoDate): boolean {
  if (seance.date > today || seance.etat === 'annulee') return false
  if (seance.etat === 'prevue') return true
  const recorded = seance.presents + seance.absents + seance.excuses
  return recorded === 0 && seance.inconnus > 0
}

/** True for a séance held without any intervenant, or planned so within the next two weeks. */
export function isSansIntervenant(seance: SeanceSuivie, today: IsoDate): boolean {
  if (seance.intervenants.length > 0 || seance.etat === 'annulee') return false
  if (seance.etat === 'tenue') return seance.date <= today
  return seance.date >= today && seance.date <= addDays(today, DAYS_AHEAD)
}

/** True for a séance held without any activité. */
export const isSansActivite = (seance: SeanceSuivie, today: IsoDate): boolean =>
  seance.etat === 'tenue' && seance.date <= today && seance.activites.length === 0

/** « mardi 28/09 », for the labels of undo. */
export function formatJourDate(date: IsoDate): string {
  return `${JOURS[weekday(date)]} ${date.slice(8)}/${date.slice(5, 7)}`
}
