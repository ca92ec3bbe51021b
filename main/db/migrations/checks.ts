/**
 * SQL fragments for CHECK constraints, used by migrations only. Frozen with them: a released
 * fragment is never edited, a new rule gets a new name.
 */

/** A real date of the calendar as `AAAA-MM-JJ` (31/02 is refused); null passes. */
export const isDate = (column: string): string => `check (${column} is date(${column}))`

/** A time of day as `HH:MM`; null passes. */
export const isTime = (column: string): string =>
  `check (${column} is strftime('%H:%M', '2000-01-01 ' || ${column}))`

/** One of a closed list of codes; null passes. */
export const isOneOf = (column: string, ...codes: readonly string[]): string =>
  `check (${column} in (${codes.map((code) => `'${code}'`).join(', ')}))`

/** Minutes since midnight of an `HH:MM` column. */
export const minutesOf = (column: string): string =>
  `(substr(${column}, 1, 2) * 60 + substr(${column}, 4, 2))`
