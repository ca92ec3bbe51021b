import type { IsoDate, IsoTime } from '../../../shared/dates.ts'

/** One meeting, in the time of France. */
export type EvenementAgenda = {
  /** Id of the séance, the same at each export, so that a calendar replaces its earlier event. */
  readonly id: string
  readonly date: IsoDate
  readonly debut: IsoTime
  readonly fin: IsoTime
  readonly titre: string
  readonly lieu: string | null
  readonly description: string | null
  readonly isAnnule: boolean
}

/** Summer time in France since 1996 (directive 2000/84/CE): RFC 5545, 3.6.5. */
const EUROPE_PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19970330T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
] as const

/** Longest line in octets, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/**
 * An iCalendar file (RFC 5545) that Outlook, Google Agenda and Thunderbird read. `at` is when it is
 * made. Pure: no clock, no file.
 */
export function buildAgenda(
  titre: string,
  evenements: readonly EvenementAgenda[],
  at: Date,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cartable//Seances//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(titre)}`,
    'X-WR-TIMEZONE:Europe/Paris',
    ...EUROPE_PARIS,
    ...evenements.flatMap((evenement) => eventLines(evenement, at)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function eventLines(evenement: EvenementAgenda, at: Date): readonly string[] {
  const { id, date, debut, fin, titre, lieu, description, isAnnule } = evenement
  return [
    'BEGIN:VEVENT',
    `UID:${id}@cartable`,
    `DTSTAMP:${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`,
    `DTSTART;TZID=Europe/Paris:${localTime(date, debut)}`,
    `DTEND;TZID=Europe/Paris:${localTime(date, fin)}`,
    `SUMMARY:${escapeText(titre)}`,
    ...(lieu === null ? [] : [`LOCATION:${escapeText(lieu)}`]),
    ...(description === null ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    `STATUS:${isAnnule ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

const localTime = (date: IsoDate, time: IsoTime): string =>
  `${date.replaceAll('-', '')}T${time.replace(':', '')}00`

/** Value of type TEXT (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
}

/** Folds a line at 75 octets, never inside a character; each next line begins with a space, which counts. */
function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
