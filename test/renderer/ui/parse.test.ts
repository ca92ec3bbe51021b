import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dateOrNone,
  dateOrTyped,
  dateRefusal,
  finRefusal,
  heureEnClair,
  heureOrTyped,
  numberTyped,
  parseDateFr,
  parseHeureFr,
  shownHeure,
} from '../../../renderer/ui/parse.ts'
import { addDays } from '../../../shared/dates.ts'
import { formatDate, formatDateLongue } from '../../../shared/format.ts'

test.each([
  ['30/04/2026', '2026-04-30'],
  ['30/4/26', '2026-04-30'],
  ['30.04.2026', '2026-04-30'],
  ['30-04-2026', '2026-04-30'],
  ['30042026', '2026-04-30'],
  ['300426', '2026-04-30'],
  ['  1er  Août 2026 ', '2026-08-01'],
  ['15 DÉCEMBRE 2025', '2025-12-15'],
])('« %s » is understood as a date', (text, date) => {
  expect(parseDateFr(text)).toBe(date)
})

test.each([
  '',
  '30',
  '30/04',
  '31/04/2026',
  '30/13/2026',
  '2026-04-30',
  '30 brumaire 2026',
  'demain',
])('« %s » is no date', (text) => {
  expect(parseDateFr(text)).toBeNull()
})

test('every date that the app writes is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
      const date = addDays('2000-01-01', days)
      expect(parseDateFr(formatDate(date))).toBe(date)
      expect(parseDateFr(formatDateLongue(date))).toBe(date)
    }),
  )
})

test('what main is sent is the date, else what was typed for it to refuse; blank is none where it may be', () => {
  expect(['1/5/26', 'demain', ' '].map(dateOrTyped)).toEqual(['2026-05-01', 'demain', ' '])
  expect(['1/5/26', 'demain', ' '].map(dateOrNone)).toEqual(['2026-05-01', 'demain', null])
})

test('the dates of a période are refused where they cannot be read, and the end where it comes before', () => {
  const before = 'La fin vient avant le début.'

  expect([dateRefusal('1/5/26'), dateRefusal('demain')]).toEqual([
    ...[undefined, expect.stringContaining('28/09/2021')],
  ])
  expect(finRefusal('2/5/26', '1/5/26')).toBe(before)
  expect(finRefusal('2/5/26', '2/5/26')).toBeUndefined()
  expect(finRefusal('hier', '1/5/26')).toBeUndefined()
  expect(finRefusal('2/5/26', 'hier')).toMatch(/n’existe pas/)
})

test.each([
  ['16h30', '16:30'],
  ['16 h 30', '16:30'],
  ['16\u00a0h\u00a030', '16:30'],
  ['16H', '16:00'],
  ['16:30', '16:30'],
  ['16.30', '16:30'],
  ['1630', '16:30'],
  ['930', '09:30'],
  ['9', '09:00'],
  ['0h05', '00:05'],
  ['23:59', '23:59'],
])('« %s » is %s', (text, time) => {
  expect(parseHeureFr(text)).toBe(time)
})

test.each(['', '24h', '16h60', '16h3', 'midi', '16:30:00', '-1', '99999'])(
  '« %s » is no time of day',
  (text) => {
    expect(parseHeureFr(text)).toBeNull()
  },
)

test('a time stays as it is being typed, whether it can be read yet or not', () => {
  expect(shownHeure('16h', '16:00')).toBe('16h')
  expect(shownHeure('16h3', '16h3')).toBe('16h3')
})

test('a time that can be read is held as such, else as it was typed; an empty number is none', () => {
  expect(['16h', 'midi'].map(heureOrTyped)).toEqual(['16:00', 'midi'])
  expect(['', '12.', '0', 12.5].map(numberTyped)).toEqual([null, 12, 0, 12.5])
})

test('a time that its form took from elsewhere is shown instead of what was typed before', () => {
  expect(shownHeure('16h30', '17:15')).toBe('17\u00a0h\u00a015')
  expect(heureEnClair('16')).toBe('16\u00a0h')
  expect(heureEnClair('midi')).toBe('midi')
})
