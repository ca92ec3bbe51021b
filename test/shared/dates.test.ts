import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../main/db/open.ts'
import { isoDateSchema, isoTimeSchema } from '../../shared/date-schemas.ts'
import {
  addDays,
  dayInAnnee,
  isIsoDate,
  libelleAnnee,
  mondayOf,
  monthAfter,
  overlap,
  todayOf,
  weekday,
} from '../../shared/dates.ts'

const DAY_MS = 86_400_000
/** Any day of the two centuries around us. */
const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY_MS, max: Date.UTC(2100, 11, 31) / DAY_MS })
  .map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10))

describe('a date', () => {
  test.each(['2021-02-28', '2024-02-29', '2000-02-29', '2021-12-31', '0001-01-01'])(
    '%s is one',
    (text) => {
      expect(isIsoDate(text)).toBe(true)
      expect(isoDateSchema.safeParse(text).success).toBe(true)
    },
  )

  test.each([
    '2021-02-29',
    '1900-02-29',
    '2021-02-31',
    '2021-04-31',
    '2021-00-10',
    '2021-13-01',
    '2021-1-1',
    '21-01-01',
    '01/02/2021',
    '2021-01-01T00:00:00',
    ' 2021-01-01',
    '2021-01-01\n',
    '+002021-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isIsoDate(text)).toBe(false)
    expect(isoDateSchema.safeParse(text).success).toBe(false)
  })

  test('is the same thing for the app and for the database', () => {
    const isDate = openDatabase(':memory:').sqlite.prepare('select ? is date(?)').pluck()
    const digits = fc.integer({ min: 0, max: 39 }).map((n) => String(n).padStart(2, '0'))

    fc.assert(
      fc.property(fc.constantFrom('1900', '2000', '2021', '2024'), digits, digits, (y, m, d) => {
        const text = `${y}-${m}-${d}`

        expect([text, isIsoDate(text)]).toEqual([text, isDate.get(text, text) === 1])
      }),
    )
  })
})

describe('days', () => {
  test.each([
    ['2021-03-27', 1, '2021-03-28'],
    ['2021-03-28', 1, '2021-03-29'],
    ['2021-10-30', 2, '2021-11-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2021-12-31', 1, '2022-01-01'],
    ['2022-01-01', -1, '2021-12-31'],
  ])('%s and %i days is %s, summer time or not', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  test('adding and taking away days comes back to the same date', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
      }),
    )
  })

  test('a day later sorts later, as text', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 5000 }), (date, days) => {
        expect(addDays(date, days) > date).toBe(true)
      }),
    )
  })
})

describe('weeks', () => {
  test.each([
    ['2021-09-27', 0],
    ['2021-09-28', 1],
    ['2021-10-03', 6],
  ])('%s is day %i of its week, Monday being 0', (date, rank) => {
    expect(weekday(date)).toBe(rank)
  })

  test.each([
    ['2022-01-02', '2021-12-27'],
    ['2022-01-03', '2022-01-03'],
    ['2021-01-01', '2020-12-28'],
    ['2020-02-29', '2020-02-24'],
  ])('the week of %s begins on Monday %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday)
  })

  test('the seven days from a Monday share it, the eighth does not', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const monday = mondayOf(date)

        expect(weekday(monday)).toBe(0)
        for (let day = 0; day < 7; day++) expect(mondayOf(addDays(monday, day))).toBe(monday)
        expect(mondayOf(addDays(monday, 7))).not.toBe(monday)
      }),
    )
  })
})

describe('times', () => {
  test.each(['00:00', '09:05', '16:30', '23:59'])('%s is one', (text) => {
    expect(isoTimeSchema.safeParse(text).success).toBe(true)
  })

  test.each(['24:00', '9:05', '16:60', '16h30', '16:30:00', ' 16:30', '16:30\n', ''])(
    '%j is none',
    (text) => {
      expect(isoTimeSchema.safeParse(text).success).toBe(false)
    },
  )
})

test('two periods overlap when a day is of both; one without an end still runs', () => {
  const periode = (debut: string, fin: string | null) => ({ debut, fin })
  const autumn = periode('2021-09-01', '2021-12-31')

  expect(overlap(autumn, periode('2021-12-31', '2022-06-30'))).toBe(true)
  expect(overlap(autumn, periode('2022-01-01', null))).toBe(false)
  expect(overlap(periode('2020-01-01', null), autumn)).toBe(true)
})

test('a month comes after another, across the end of a year too', () => {
  expect(['2021-09', '2021-11', '2021-12'].map(monthAfter)).toEqual([
    '2021-10',
    '2021-12',
    '2022-01',
  ])
})

test('an année is named by its two civil years', () => {
  expect(libelleAnnee({ debut: '2021-09-01', fin: '2022-08-31' })).toBe('2021-2022')
})

describe('today', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('is the day of this computer’s calendar, even when UTC is still the day before', () => {
    vi.stubEnv('TZ', 'Europe/Paris')

    expect(todayOf(new Date('2021-09-27T22:30:00Z'))).toBe('2021-09-28')
  })
})

test('the day of an année that is nearest to a date is that date when it lies in the année', () => {
  const annee = { debut: '2021-09-01', fin: '2022-08-31' }

  expect(dayInAnnee('2021-06-30', annee)).toBe('2021-09-01')
  expect(dayInAnnee('2021-11-12', annee)).toBe('2021-11-12')
  expect(dayInAnnee('2023-01-01', annee)).toBe('2022-08-31')
})
