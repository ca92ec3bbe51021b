import { addDays, daysBetween, type IsoDate, todayOf } from '../dates.ts'
import { compareTexts } from '../format.ts'

/** Reasons of a copy of all the data; the name of its file holds one. */
export const RAISONS_SAUVEGARDE = [
  'automatique',
  'demandee',
  'avant-migration',
  'avant-remplacement',
  'avant-restauration',
] as const
export type RaisonSauvegarde = (typeof RAISONS_SAUVEGARDE)[number]

/** One copy in the folder of copies, read from its name. */
export type Sauvegarde = {
  /** Name of its file. */
  readonly sauvegardeId: string
  /** Moment of the copy, ISO in universal time. */
  readonly date: string
  readonly raison: RaisonSauvegarde
}

/** Place of a copy among others, whatever the clock said: see `nextSauvegarde`. */
type Place = {
  /** How many times the clock had gone back when the copy was made. */
  readonly suite: number
  /** Rank among the copies of one second: 2 or more after the first. */
  readonly rang: number
}

/** `cartable-2026-01-15T10-00-00-demandee.sqlite`; the end says `-e1` for a suite of 1, `-2` for a rang of 2. */
export function nameOfSauvegarde(
  raison: RaisonSauvegarde,
  now: Date,
  { suite = 0, rang = 1 }: Partial<Place> = {},
): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const end = `${suite === 0 ? '' : `-e${suite}`}${rang === 1 ? '' : `-${rang}`}`
  return `cartable-${stamp}-${raison}${end}.sqlite`
}

/**
 * Name of a copy made now, which sorts first among the existing ones: in the same second it takes the next rang;
 * where the clock has gone back, the next suite.
 */
export function nextSauvegarde(
  sauvegardes: readonly Sauvegarde[],
  raison: RaisonSauvegarde,
  now: Date,
): string {
  const [latest] = sauvegardes.toSorted(bySauvegardeOrder)
  if (latest === undefined) return nameOfSauvegarde(raison, now)
  const { suite, rang } = placeOf(latest)
  const second = `${now.toISOString().slice(0, 19)}.000Z`
  return nameOfSauvegarde(raison, now, {
    suite: second < latest.date ? suite + 1 : suite,
    rang: second === latest.date ? rang + 1 : 1,
  })
}

const NAME = new RegExp(
  `^cartable-(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})-(${RAISONS_SAUVEGARDE.join('|')})(?:-v\\d+)?(?:-e(\\d+))?(?:-(\\d+))?\\.sqlite$`,
)

function placeOf({ sauvegardeId }: Sauvegarde): Place {
  const [, , , , , , suite = '0', rang = '1'] = NAME.exec(sauvegardeId) ?? []
  return { suite: Number(suite), rang: Number(rang) }
}

/** Reads a copy's name; null for a file that is none of our copies: it is the user's own. */
export function parseSauvegarde(name: string): Sauvegarde | null {
  const [, day, hour, minute, second, raison] = NAME.exec(name) ?? []
  const known = RAISONS_SAUVEGARDE.find((one) => one === raison)
  if (known === undefined) return null
  return { sauvegardeId: name, date: `${day}T${hour}:${minute}:${second}.000Z`, raison: known }
}

/** Comparator of copies: the last made first, even where the clock has gone back since. */
export function bySauvegardeOrder(a: Sauvegarde, b: Sauvegarde): number {
  const [one, other] = [placeOf(a), placeOf(b)]
  return other.suite - one.suite || compareTexts(b.date, a.date) || other.rang - one.rang
}

const KEPT = 10
const KEPT_TODAY = 3

/** True for a routine copy; false for one made because the data were about to be replaced. */
export const isOrdinaire = ({ raison }: Sauvegarde): boolean =>
  raison === 'automatique' || raison === 'demandee'

/**
 * Copies to delete, never the last made: of the ordinary ones, the three last of today stay and the last of each
 * other day, ten in all; of those made before a change, the ten last, counted apart.
 */
export function sauvegardesOfTrop(
  sauvegardes: readonly Sauvegarde[],
  today: IsoDate,
): readonly Sauvegarde[] {
  const sorted = sauvegardes.toSorted(bySauvegardeOrder)
  const byDay = Map.groupBy(sorted.filter(isOrdinaire), ({ date }) => todayOf(new Date(date)))
  const ordinary = [...byDay].flatMap(([day, own]) => own.slice(0, day === today ? KEPT_TODAY : 1))
  const before = sorted.filter((one) => !isOrdinaire(one))
  const kept = new Set([...ordinary.slice(0, KEPT), ...before.slice(0, KEPT)])
  return sorted.filter((one) => !kept.has(one))
}

/**
 * True when the ordinary copies have stopped: there were some, and none since the day before yesterday. A copy
 * dated in the future means that the clock was ahead, and counts for no day.
 */
export function isSauvegardeEnRetard(sauvegardes: readonly Sauvegarde[], today: IsoDate): boolean {
  const limit = addDays(today, -2)
  const days = sauvegardes.filter(isOrdinaire).map(({ date }) => todayOf(new Date(date)))
  return days.length > 0 && days.every((day) => day <= limit || day > today)
}

/** State of the copies put outside of this computer. */
export type SuiviAilleurs = {
  /** Moment of the last copy, in universal time. */
  readonly derniere: string | null
  /** Day that the user postponed the reminder. */
  readonly reporteLe: IsoDate | null
}

const DAYS_WITHOUT = 30
const DAYS_POSTPONED = 14

/**
 * Whether to propose a copy outside of the computer, where a theft or a fire would spare it: days since the last
 * one (null: never any). `depuis` is the day that the data were begun.
 */
export function rappelAilleurs(
  { derniere, reporteLe }: SuiviAilleurs,
  depuis: IsoDate,
  today: IsoDate,
): { readonly jours: number | null } | null {
  const since = derniere === null ? depuis : todayOf(new Date(derniere))
  if (daysBetween(since, today) <= DAYS_WITHOUT) return null
  if (reporteLe !== null && daysBetween(reporteLe, today) < DAYS_POSTPONED) return null
  return { jours: derniere === null ? null : daysBetween(since, today) }
}
