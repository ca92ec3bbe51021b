import { type IsoDate, type IsoTime, todayOf, weekday } from '../../shared/dates.ts'
import { formatDate, formatHeureDuJour, formatMois } from '../../shared/format.ts'

const NBSP = '\u00a0'

// Written here and not by `Intl.DateTimeFormat`, which they equal but for the ordinal: they stand in the window's first picture (`frCollator`).
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
const MOIS_COURTS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const

const jourOf = (date: IsoDate) => JOURS[weekday(date)] ?? ''

/** Day of a month: the first is an ordinal in French. */
const quantieme = (date: IsoDate): string =>
  date.endsWith('-01') ? '1er' : String(Number(date.slice(8)))

/** Short date, `mar. 28 sept.`, for a list where the year is known; it goes whole to the next line. */
export const formatJour = (date: IsoDate): string =>
  [formatJourDeSemaine(date), quantieme(date), formatMoisCourt(date)].join(NBSP)

/** Short day of the week, `mar.`. */
export const formatJourDeSemaine = (date: IsoDate): string => `${jourOf(date).slice(0, 3)}.`

/** Long date without the year, `mardi 28 septembre`. */
export const formatJourLong = (date: IsoDate): string =>
  `${jourOf(date)} ${quantieme(date)} ${formatMois(date).slice(0, -5)}`

/** Short month, `sept.`, from `2021-09` or any date in it. */
export const formatMoisCourt = (mois: string): string =>
  MOIS_COURTS[Number(mois.slice(5, 7)) - 1] ?? ''

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

/** Date and time, `14/09/2021 à 17 h 05`, by the clock of this computer, from an ISO date and time. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${formatDate(todayOf(moment))} à ${formatHeureDuJour(`${hours}:${minutes}`)}`
}
