import { addDays, daysBetween, type IsoDate, mondayOf } from '../../../shared/dates.ts'
import { formatMois } from '../../../shared/format.ts'

/** The three views of the séances. */
const VUES = ['semaine', 'mois', 'liste'] as const
export type Vue = (typeof VUES)[number]

type Annee = { readonly debut: IsoDate; readonly fin: IsoDate }

/** Filters of the list: an address that holds one of them means the list. */
const LIST_PARAMS = ['etat', 'collectif', 'suivi', 'mois']

/** The view that the address asks for; links to filtered séances lead to the list. */
export function readVue(params: URLSearchParams): Vue {
  const asked = VUES.find((vue) => vue === params.get('vue'))
  if (asked !== undefined) return asked
  return LIST_PARAMS.some((name) => params.has(name)) ? 'liste' : 'semaine'
}

/** The seven days of a date's week, from Monday. */
export function weekOf(date: IsoDate): readonly IsoDate[] {
  const monday = mondayOf(date)
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
}

/** The weeks that hold a day of the month of `date`, from Monday to Sunday. */
export function weeksOfMonth(date: IsoDate): readonly (readonly IsoDate[])[] {
  const month = date.slice(0, 7)
  const weeks: (readonly IsoDate[])[] = []
  for (let day = mondayOf(`${month}-01`); weeks.length === 0 || day.slice(0, 7) === month; ) {
    weeks.push(weekOf(day))
    day = addDays(day, 7)
  }
  return weeks
}

/** The same day, one week or one month before (-1) or after (1). */
export function shiftDay(date: IsoDate, vue: Exclude<Vue, 'liste'>, by: 1 | -1): IsoDate {
  if (vue === 'semaine') return addDays(date, 7 * by)
  const first = `${date.slice(0, 7)}-01`
  return by === 1 ? `${addDays(first, 31).slice(0, 7)}-01` : `${addDays(first, -1).slice(0, 7)}-01`
}

/**
 * Day at which a calendar opens: today within the année; else the first séance of an année to come,
 * or the last of a past one.
 */
export function firstDay(
  seances: readonly { readonly date: IsoDate }[],
  annee: Annee,
  today: IsoDate,
): IsoDate {
  if (today < annee.debut) return seances[0]?.date ?? annee.debut
  if (today > annee.fin) return seances.at(-1)?.date ?? annee.debut
  return today
}

/** The day of the séance nearest to an empty period; null when the period has one, or the année none. */
export function nearestDay(
  seances: readonly { readonly date: IsoDate }[],
  day: IsoDate,
  vue: Exclude<Vue, 'liste'>,
): IsoDate | null {
  const periodOf = (date: IsoDate) => (vue === 'semaine' ? mondayOf(date) : date.slice(0, 7))
  const far = (date: IsoDate) => Math.abs(daysBetween(day, date))
  if (seances.some(({ date }) => periodOf(date) === periodOf(day))) return null
  const [first, ...others] = seances.map(({ date }) => date)
  if (first === undefined) return null
  return others.reduce((best, date) => (far(date) < far(best) ? date : best), first)
}

/** Title of the period shown: « 13 au 19 octobre 2025 », « octobre 2025 ». */
export function titleOf(date: IsoDate, vue: Exclude<Vue, 'liste'>): string {
  if (vue === 'mois') return formatMois(date)
  const [monday = date, , , , , , sunday = date] = weekOf(date)
  const first = dayOf(monday)
  const last = `${dayOf(sunday)} ${formatMois(sunday)}`
  if (monday.slice(0, 7) === sunday.slice(0, 7)) return `${first} au ${last}`
  const month = formatMois(monday)
  return monday.slice(0, 4) === sunday.slice(0, 4)
    ? `${first} ${month.replace(/ \d+$/, '')} au ${last}`
    : `${first} ${month} au ${last}`
}

const dayOf = (date: IsoDate): string => {
  const day = Number(date.slice(8))
  return day === 1 ? '1er' : String(day)
}
