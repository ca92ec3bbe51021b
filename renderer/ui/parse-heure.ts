import type { IsoTime } from '../../shared/dates.ts'

/** Time of day typed as `16h30`, `16:30`, `16 h`, `1630` or `9`; null when the text is no time. */
export function parseHeureFr(text: string): IsoTime | null {
  const typed = text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, '')
  const parts = /^(\d{1,2})(?:[h:.](\d{2})?)?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed)
  if (parts === null) return null
  const [, hours = '', minutes = '00'] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** ISO form of a typed time, for its form to hold; a text that is no time is returned as typed. */
export const heureOrTyped = (typed: string): string => parseHeureFr(typed) ?? typed

/** Text of a time field: the text typed, as long as the form holds the time it means. */
export const shownHeure = (typed: string, held: string): string =>
  heureOrTyped(typed) === held ? typed : held
