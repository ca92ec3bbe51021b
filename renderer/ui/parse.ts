import { type IsoDate, type IsoTime, isIsoDate } from '../../shared/dates.ts'
import { normalizeNom } from '../../shared/domain/nom.ts'
import { formatHeureDuJour } from '../../shared/format.ts'

/** ISO form of a typed time, for its form to hold; a text that is no time is returned as typed. */
export const heureOrTyped = (typed: string): string => parseHeureFr(typed) ?? typed

/** A time as it is shown, « 16 h 30 »; a text that is no time is returned as typed. */
export function heureEnClair(text: string): string {
  const time = parseHeureFr(text)
  return time === null ? text : formatHeureDuJour(time)
}

/** Text of a time field: the text typed, as long as the form holds the time it means. */
export const shownHeure = (typed: string, held: string): string =>
  heureOrTyped(typed) === held ? typed : heureEnClair(held)

/**
 * Number held by a NumberInput; null when empty. The input gives text while a number is unfinished («
 * 12, », « 05 »).
 */
export const numberTyped = (typed: string | number): number | null =>
  typed === '' ? null : Number(typed)

/** The months without their accents, as `normalizeNom` writes them. */
export const MOIS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]

/**
 * A date as a French person types it: `30/04/2026`, `30.4.26`, `30042026`, `1er mai 2026`. null for
 * whatever is not a date of the calendar.
 */
export function parseDateFr(text: string): IsoDate | null {
  const words = normalizeNom(text)
  const parts =
    /^(\d{1,2}) (\d{1,2}) (\d{2}|\d{4})$/.exec(words) ??
    /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(words) ??
    /^(\d{1,2})(?:er)? ([a-z]+) (\d{2}|\d{4})$/.exec(words)
  if (parts === null) return null
  const [, day = '', month = '', year = ''] = parts
  const number = /^\d+$/.test(month) ? Number(month) : MOIS.indexOf(month) + 1
  const date = `${year.padStart(4, '20')}-${pad(number)}-${pad(Number(day))}`
  return isIsoDate(date) ? date : null
}

/** ISO form of a typed date; a text that is no date is returned as typed, for main to refuse it in words. */
export const dateOrTyped = (typed: string): string => parseDateFr(typed) ?? typed

/** `dateOrTyped` of a date that may be left blank: null when blank. */
export const dateOrNone = (typed: string): string | null =>
  typed.trim() === '' ? null : dateOrTyped(typed)

/** Message for a typed date that cannot be read, with what to write instead; undefined when it can. */
export const dateRefusal = (typed: string): string | undefined =>
  parseDateFr(typed) === null
    ? 'Cette date n’existe pas\u00a0: écrivez-la ainsi, 28/09/2021.'
    : undefined

/** `dateRefusal` of the end of a période, which cannot come before its `debut`. */
export function finRefusal(debut: string, fin: string): string | undefined {
  const [first, last] = [parseDateFr(debut), parseDateFr(fin)]
  const isBefore = first !== null && last !== null && last < first
  return dateRefusal(fin) ?? (isBefore ? 'La fin vient avant le début.' : undefined)
}

const pad = (number: number): string => String(number).padStart(2, '0')

/** Time of day typed as `16h30`, `16:30`, `16 h`, `1630` or `9`; null when the text is no time. */
export function parseHeureFr(text: string): IsoTime | null {
  const typed = text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, '')
  const parts = /^(\d{1,2})(?:[h:.](\d{2})?)?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed)
  if (parts === null) return null
  const [, hours = '', minutes = '00'] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}
