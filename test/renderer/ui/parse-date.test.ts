import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOrNone, dateOrTyped, parseDateFr } from '../../../renderer/ui/parse.ts'
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
