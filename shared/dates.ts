/** A civil date, `AAAA-MM-JJ`: no time zone, no time of day. */
export type IsoDate = string

/** A time of day, `HH:MM`, 24 hours. */
export type IsoTime = string

const MS_PER_DAY = 86_400_000

const toUtc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`)

/** True for a date of the calendar: 2021-02-31 is refused. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = toUtc(text)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}

/** Days are counted on the calendar, so summer time never shifts a date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(toUtc(date).getTime() + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Monday is 0, Sunday is 6. */
export function weekday(date: IsoDate): number {
  return (toUtc(date).getUTCDay() + 6) % 7
}

/** The Monday of the date's ISO week: two dates share a week exactly when they share this Monday. */
export function mondayOf(date: IsoDate): IsoDate {
  const known = mondays.get(date)
  if (known !== undefined) return known
  const monday = addDays(date, -weekday(date))
  if (mondays.size >= DAYS_KEPT) mondays.clear()
  mondays.set(date, monday)
  return monday
}

/** Mondays already computed: the figures of an action ask for those of its séances several times. */
const mondays = new Map<IsoDate, IsoDate>()
const DAYS_KEPT = 4000

/** The month after one, both as `2021-12`. */
export function monthAfter(month: string): string {
  const year = Number(month.slice(0, 4))
  const next = Number(month.slice(5, 7)) + 1
  return next > 12 ? `${year + 1}-01` : `${year}-${String(next).padStart(2, '0')}`
}

/** The months from a day to another, `2021-12`, in order. */
export function monthsOf({
  debut,
  fin,
}: {
  readonly debut: IsoDate
  readonly fin: IsoDate
}): readonly string[] {
  const [first, last] = [debut.slice(0, 7), fin.slice(0, 7)]
  const months: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}

/** Days in a row, both ends included; `fin` null: the period still runs. */
type Plage = { readonly debut: IsoDate; readonly fin: IsoDate | null }

/** Whether two periods share one day at least. */
export function overlap(a: Plage, b: Plage): boolean {
  return (b.fin === null || a.debut <= b.fin) && (a.fin === null || b.debut <= a.fin)
}

/** `2021-2022` for the année scolaire that runs from 2021-09-01. */
export function libelleAnnee(annee: { readonly debut: IsoDate; readonly fin: IsoDate }): string {
  return `${annee.debut.slice(0, 4)}-${annee.fin.slice(0, 4)}`
}

/** Today on this computer's calendar, not in UTC: at half past midnight in France it is already the new day. */
export function todayOf(now: Date): IsoDate {
  const month = String(now.getMonth() + 1).padStart(2, '0')
  const day = String(now.getDate()).padStart(2, '0')
  return `${now.getFullYear()}-${month}-${day}`
}

export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)

/** The date when it lies in the année, else the day of the année that is nearest to it. */
export function dayInAnnee(
  date: IsoDate,
  { debut, fin }: { readonly debut: IsoDate; readonly fin: IsoDate },
): IsoDate {
  return laterOf(debut, earlierOf(date, fin))
}

/**
 * First day on which a new entry holds: today while the année is under way, else the first day of the année.
 */
export const startInAnnee = (
  today: IsoDate,
  { debut, fin }: { readonly debut: IsoDate; readonly fin: IsoDate },
): IsoDate => (today < debut || today > fin ? debut : today)

/** Days from one date to another; negative when the second comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / MS_PER_DAY)
}
