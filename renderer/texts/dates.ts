import { type IsoDate, type IsoTime, todayOf } from '../../shared/dates.ts'
import { formatDate, formatHeureDuJour } from '../../shared/format.ts'

const NBSP = '\u00a0'

// Civil dates carry no zone: read and written in UTC, they never shift by a day.
const jour = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const jourDeSemaine = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', timeZone: 'UTC' })
const jourLong = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const moisCourt = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

const toUtc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`)

// The first of a month alone is an ordinal in French; Intl writes « 1 octobre ».
const ordinal = (text: string): string => text.replace(/\b1 /, '1er ')

// A short date is one word: it goes whole to the next line.
const unbroken = (text: string): string => text.replaceAll(' ', NBSP)

/** Short date, `mar. 28 sept.`, for a list where the year is known. */
export const formatJour = (date: IsoDate): string => unbroken(ordinal(jour.format(toUtc(date))))

/** Short day of the week, `mar.`. */
export const formatJourDeSemaine = (date: IsoDate): string => jourDeSemaine.format(toUtc(date))

/** Long date without the year, `mardi 28 septembre`. */
export const formatJourLong = (date: IsoDate): string => ordinal(jourLong.format(toUtc(date)))

/** Short month, `sept.`, from `2021-09`. */
export const formatMoisCourt = (mois: string): string => moisCourt.format(toUtc(`${mois}-01`))

/** Short month with its year, `sept. 2021`, from `2021-09`. */
export const formatMoisAnnee = (mois: string): string =>
  `${formatMoisCourt(mois)} ${mois.slice(0, 4)}`

/** Start and end of a séance, `16 h 30 – 18 h`, never broken at the end of a line. */
export const formatHoraire = ({
  debut,
  fin,
}: {
  readonly debut: IsoTime
  readonly fin: IsoTime
}): string => `${formatHeureDuJour(debut)}${NBSP}–${NBSP}${formatHeureDuJour(fin)}`

const hour = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit' })

/** Date and time, `14/09/2021 à 17 h 05`, by the clock of this computer, from an ISO date and time. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  return `${formatDate(todayOf(moment))} à ${formatHeureDuJour(hour.format(moment))}`
}
