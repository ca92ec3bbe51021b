import type { IsoTime } from '../../shared/dates.ts'

/** A time of day as one types it: `16h30`, `16:30`, `16 h`, `1630`, `9`. null for whatever is not one. */
export function parseHeureFr(text: string): IsoTime | null {
  const typed = text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, '')
  const parts = /^(\d{1,2})(?:[h:.](\d{2})?)?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed)
  if (parts === null) return null
  const [, hours = '', minutes = '00'] = parts
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** What is typed of a time, as its form holds it: what cannot be read stays as it is. */
export const heureOrTyped = (typed: string): string => parseHeureFr(typed) ?? typed

/** What a field shows: what was typed in it, as long as its form holds that very time. */
export const shownHeure = (typed: string, held: string): string =>
  heureOrTyped(typed) === held ? typed : held
