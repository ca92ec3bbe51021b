import { addDays, daysBetween, type IsoDate, todayOf } from '../dates.ts'

/** Why a copy of all the data was made: it stands in the name of its file. */
export const RAISONS_SAUVEGARDE = [
  'automatique',
  'demandee',
  'avant-migration',
  'avant-remplacement',
  'avant-restauration',
] as const
export type RaisonSauvegarde = (typeof RAISONS_SAUVEGARDE)[number]

/** One copy of the folder of copies, as its name tells it. */
export type Sauvegarde = {
  /** Name of its file. */
  readonly sauvegardeId: string
  /** Moment, ISO in universal time. */
  readonly date: string
  readonly raison: RaisonSauvegarde
}

/** `cartable-2026-01-15T10-00-00-demandee.sqlite`; `rang` from 2 on when that second has one already. */
export function nameOfSauvegarde(raison: RaisonSauvegarde, now: Date, rang = 1): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  return `cartable-${stamp}-${raison}${rang === 1 ? '' : `-${rang}`}.sqlite`
}

const NAME = new RegExp(
  `^cartable-(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})-(${RAISONS_SAUVEGARDE.join('|')})(?:-v?\\d+)?\\.sqlite$`,
)

/** Null for a file that is none of our copies: it is the user's own. */
export function parseSauvegarde(name: string): Sauvegarde | null {
  const [, day, hour, minute, second, raison] = NAME.exec(name) ?? []
  const known = RAISONS_SAUVEGARDE.find((one) => one === raison)
  if (known === undefined) return null
  return { sauvegardeId: name, date: `${day}T${hour}:${minute}:${second}.000Z`, raison: known }
}

/** Latest first. */
export const bySauvegardeDate = (a: Sauvegarde, b: Sauvegarde): number =>
  b.date.localeCompare(a.date) || b.sauvegardeId.localeCompare(a.sauvegardeId)

const KEPT = 10
const KEPT_TODAY = 3

/** Made at a moment of the week, not because something was about to be replaced. */
export const isOrdinaire = ({ raison }: Sauvegarde): boolean =>
  raison === 'automatique' || raison === 'demandee'

/**
 * The copies that make way: of the ordinary ones, the three last of today stay and the last of each earlier
 * day, ten in all; of those made before a change, the ten last, counted apart.
 */
export function sauvegardesOfTrop(
  sauvegardes: readonly Sauvegarde[],
  today: IsoDate,
): readonly Sauvegarde[] {
  const sorted = sauvegardes.toSorted(bySauvegardeDate)
  const byDay = Map.groupBy(sorted.filter(isOrdinaire), ({ date }) => todayOf(new Date(date)))
  const ordinary = [...byDay].flatMap(([day, own]) => own.slice(0, day === today ? KEPT_TODAY : 1))
  const before = sorted.filter((one) => !isOrdinaire(one))
  const kept = new Set([...ordinary.slice(0, KEPT), ...before.slice(0, KEPT)])
  return sorted.filter((one) => !kept.has(one))
}

/** The ordinary copies have stopped: there were some, and none since the day before yesterday. */
export function isSauvegardeEnRetard(sauvegardes: readonly Sauvegarde[], today: IsoDate): boolean {
  const limit = addDays(today, -2)
  const days = sauvegardes.filter(isOrdinaire).map(({ date }) => todayOf(new Date(date)))
  return days.length > 0 && days.every((day) => day <= limit)
}

/** What is known of the copies put outside of this computer. */
export type SuiviAilleurs = {
  /** The last one, in universal time. */
  readonly derniere: string | null
  /** The day that she asked to hear of it later. */
  readonly reporteLe: IsoDate | null
}

const DAYS_WITHOUT = 30
const DAYS_POSTPONED = 14

/**
 * Whether to propose a copy outside of the computer, which a theft or a fire takes with its copies: since how many
 * days there was none (null: never). `depuis` is the day that the data were begun.
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
