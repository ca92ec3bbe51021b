import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAgenda, type EvenementAgenda } from '../../../main/documents/agenda/build-agenda.ts'

const AT = new Date('2025-09-10T07:05:09.123Z')
const SEANCE: EvenementAgenda = {
  id: 's1',
  date: '2025-09-16',
  debut: '16:30',
  fin: '18:00',
  titre: 'Clas – Mardi',
  lieu: null,
  description: null,
  isAnnule: false,
}

/** Lines as a calendar reads them: unfolded, each name with its value. */
const unfold = (text: string): readonly string[] =>
  text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)

const eventOf = (evenement: Partial<EvenementAgenda>): readonly string[] => {
  const lines = unfold(buildAgenda('Séances', [{ ...SEANCE, ...evenement }], AT))
  return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1)
}

test('a séance is an event in the time of France, stamped with when the file was made', () => {
  expect(eventOf({ lieu: 'Salle des Tilleuls' })).toEqual([
    'BEGIN:VEVENT',
    'UID:s1@cartable',
    'DTSTAMP:20250910T070509Z',
    'DTSTART;TZID=Europe/Paris:20250916T163000',
    'DTEND;TZID=Europe/Paris:20250916T180000',
    'SUMMARY:Clas – Mardi',
    'LOCATION:Salle des Tilleuls',
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ])
})

test('a séance annulée is told as cancelled, with its motif', () => {
  const lines = eventOf({ isAnnule: true, description: 'Grève' })

  expect(lines).toContain('STATUS:CANCELLED')
  expect(lines).toContain('DESCRIPTION:Grève')
})

test('what has a meaning for the format is escaped', () => {
  const lines = eventOf({ titre: 'CE1, CE2; à\\b\r\nsuite' })

  expect(lines).toContain('SUMMARY:CE1\\, CE2\\; à\\\\b\\nsuite')
})

test('without a séance the file is still a calendar', () => {
  const lines = unfold(buildAgenda('Séances', [], AT))

  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'BEGIN:STANDARD',
    'BEGIN:DAYLIGHT',
  ])
})

test('summer time begins on the last Sunday of March and ends on the last of October', () => {
  const lines = unfold(buildAgenda('Séances', [], AT))

  expect(lines).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
  expect(lines).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
})

test('no line is over 75 octets nor cuts a character, whatever the text, and all of it comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (titre) => {
      fc.pre(!/[\r\n]/.test(titre))
      const text = buildAgenda(titre, [{ ...SEANCE, titre }], AT)

      const lines = text.split('\r\n')
      expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
      const summary = unfold(text).find((line) => line.startsWith('SUMMARY:'))
      const read = summary?.slice('SUMMARY:'.length).replace(/\\([\\;,])/g, '$1')
      expect(read).toBe(titre)
    }),
  )
})
