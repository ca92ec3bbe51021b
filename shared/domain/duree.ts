/** A plain whole number up to this one is hours (« 2 »), above it minutes (« 45 », « 90 »). */
const LAST_PLAIN_HOUR = 12

const MINUTES_PER_DAY = 24 * 60

/** Result of reading a typed duration: minutes, or why it cannot be read (a French sentence). */
export type DureeLue =
  | { readonly ok: true; readonly minutes: number }
  | { readonly ok: false; readonly reason: string }

/** Hours from minutes, to two decimals, which keep every minute distinct: 17.25. */
export const heuresOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100

const EXEMPLES = 'Écrivez la durée ainsi\u00a0: 1h30, 1:30, 1,5 ou 90\u00a0min.'

/**
 * Reads a duration as one writes it: `1h30`, `1 h`, `1:30`, `1:30:00` (as spreadsheets do), `1,5`, `90 min`, `1 h 30 min`, or from one
 * time to another (`16h45-18h`, `de 16:45 à 18:00`). A plain whole number is hours up to 12, minutes
 * above: show what was understood. Minutes are rounded to the nearest one (`1,33` is 80). A stated unit is
 * obeyed: `18:25 min` is eighteen minutes and some seconds.
 */
export function parseDuree(text: string): DureeLue {
  const typed = normalized(text)
  if (typed === '') return { ok: false, reason: EXEMPLES }
  if (/^[-−]/.test(typed)) {
    return {
      ok: false,
      reason: 'Une durée ne peut pas être négative\u00a0: retirez le signe moins.',
    }
  }
  return parsePlage(typed) ?? parseSeule(typed) ?? { ok: false, reason: EXEMPLES }
}

const normalized = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    // The space that `formatDuree` writes between thousands, which nobody types.
    .replace(/(\d)\u202f(?=\d{3}(?!\d))/g, '$1')
    .replace(/[\s\u00a0\u202f]+/g, ' ')

/** From a time of arrival to one of departure, each written by itself: `16h45`, `16:45` or `16:45:00`. */
export const parseArriveeDepart = (arrivee: string, depart: string): DureeLue =>
  parsePlage(normalized(`${arrivee}-${depart}`)) ?? {
    ok: false,
    reason: 'Écrivez les heures ainsi\u00a0: 16:45.',
  }

const HEURE = String.raw`(\d{1,2}) ?[h:] ?(?:(\d{2})(?::[0-5]\d)?)?`
const PLAGE = new RegExp(`^(?:de )?${HEURE}(?: ?[-–] ?| à | a )${HEURE}$`)

/** Minutes from one time to another; null when the text is no such range. */
function parsePlage(typed: string): DureeLue | null {
  const match = PLAGE.exec(typed)
  if (match === null) return null
  const debut = minutesOf(match[1], match[2])
  const fin = minutesOf(match[3], match[4])
  if (debut === null || fin === null) {
    return { ok: false, reason: 'Cette heure n’existe pas\u00a0: écrivez par exemple 16h45.' }
  }
  if (fin <= debut) {
    return {
      ok: false,
      reason: 'Le départ doit venir après l’arrivée\u00a0: corrigez l’un des deux.',
    }
  }
  return { ok: true, minutes: fin - debut }
}

function minutesOf(hours = '', minutes = '00'): number | null {
  const total = Number(hours) * 60 + Number(minutes)
  return Number(minutes) > 59 || total > MINUTES_PER_DAY ? null : total
}

function parseSeule(typed: string): DureeLue | null {
  // « 18:25 min »: the unit is stated, minutes and seconds.
  const seconds = /^(\d{1,4}):([0-5]\d) ?(?:min|mn|minutes?)$/.exec(typed)
  if (seconds !== null) {
    return { ok: true, minutes: Math.round(Number(seconds[1]) + Number(seconds[2]) / 60) }
  }
  const heures =
    /^(\d{1,4}) ?(?:h|heures?|:) ?(?:(\d{1,2}) ?(?:min|mn|minutes?|m|:[0-5]\d)?)?$/.exec(typed)
  if (heures !== null) {
    const [, hours = '', minutes = '0'] = heures
    if (Number(minutes) > 59) {
      return { ok: false, reason: 'Les minutes vont de 0 à 59\u00a0: corrigez-les.' }
    }
    return { ok: true, minutes: Number(hours) * 60 + Number(minutes) }
  }
  const minutes = /^(\d{1,5}) ?(?:min|mn|minutes?|m|')$/.exec(typed)
  if (minutes !== null) return { ok: true, minutes: Number(minutes[1]) }
  const decimal = /^(\d{1,4})(?:[.,](\d{1,2}))? ?(h|heures?)?$/.exec(typed)
  if (decimal === null) return null
  const [, whole = '', part, unit] = decimal
  if (part === undefined && unit === undefined && Number(whole) > LAST_PLAIN_HOUR) {
    return { ok: true, minutes: Number(whole) }
  }
  return { ok: true, minutes: Math.round(Number(`${whole}.${part ?? '0'}`) * 60) }
}

/**
 * Reads a total of hours: as `parseDuree`, but a plain number is always hours (`40`, `1 200`), whatever
 * its size.
 */
export function parseHeures(text: string): DureeLue {
  const typed = text.replace(/(\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '$1').trim()
  const plain = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed)
  if (plain !== null) {
    return { ok: true, minutes: Math.round(Number(`${plain[1]}.${plain[2] ?? '0'}`) * 60) }
  }
  const read = parseDuree(typed)
  return read.ok || /négative|minutes vont/.test(read.reason)
    ? read
    : { ok: false, reason: 'Écrivez le nombre d’heures ainsi\u00a0: 40, 40h ou 12,5.' }
}
