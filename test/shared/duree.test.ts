import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseArriveeDepart, parseDuree, parseHeures } from '../../shared/domain/duree.ts'
import { formatDuree } from '../../shared/format.ts'

describe('durations that are understood', () => {
  test.each([
    ['1h30', 90],
    ['1 h 30', 90],
    ['1H30', 90],
    ['1\u00a0h\u00a030', 90],
    ['1 h 30 min', 90],
    ['1h05', 65],
    ['1h5', 65],
    ['0h45', 45],
    ['2h', 120],
    ['2 heures', 120],
    ['1 heure', 60],
    ['1:30', 90],
    ['0:20', 20],
    ['01:30:00', 90],
    ['26:30:00', 1590],
    ['1,5', 90],
    ['1.5', 90],
    ['1,5 h', 90],
    ['0,25', 15],
    ['1,33', 80],
    ['90 min', 90],
    ['90min', 90],
    ['90 mn', 90],
    ['90 minutes', 90],
    ["90'", 90],
    ['  90 min  ', 90],
    ['0', 0],
    ['2', 120],
    ['12', 720],
    ['13', 13],
    ['45', 45],
    ['90', 90],
    ['100h', 6000],
    ['16h45-18h', 75],
    ['16:45 - 18:00', 75],
    ['de 16h45 à 18h', 75],
    ['16 h 45 – 18 h 15', 90],
    ['0h-24h', 1440],
    ['16:45:00-18:00:30', 75],
  ])('« %s » is %i minutes', (text, minutes) => {
    expect(parseDuree(text)).toEqual({ ok: true, minutes })
  })
})

describe('durations that are refused, each with what to do', () => {
  test.each([
    ['', 'Écrivez'],
    ['   ', 'Écrivez'],
    ['une heure', 'Écrivez'],
    ['1h30h', 'Écrivez'],
    ['1,5,5', 'Écrivez'],
    ['1h1,5', 'Écrivez'],
    ['∞', 'Écrivez'],
    ['-1h', 'négative'],
    ['−30 min', 'négative'],
    ['1h75', '0 à 59'],
    ['1:60', '0 à 59'],
    ['18h-16h45', 'après l’arrivée'],
    ['18h-18h', 'après l’arrivée'],
    ['25h-26h', 'n’existe pas'],
    ['16h75-18h', 'n’existe pas'],
    ['16h-24h01', 'n’existe pas'],
    ['16h60-18h', 'n’existe pas'],
  ])('« %s »', (text, reason) => {
    const read = parseDuree(text)

    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
  })
})

test('a time of arrival and one of departure are read as spreadsheets write them, or refused in their own words', () => {
  const read = [
    ['16:45:00', '18:00:00'],
    ['16h45', ' 18 h'],
    ['16,75', '18'],
    ['18:00', '16:45'],
  ].map(([arrivee = '', depart = '']) => parseArriveeDepart(arrivee, depart))

  expect(read).toEqual([
    { ok: true, minutes: 75 },
    { ok: true, minutes: 75 },
    { ok: false, reason: 'Écrivez les heures ainsi\u00a0: 16:45.' },
    { ok: false, reason: expect.stringContaining('après l’arrivée') },
  ])
})

test('whatever the app writes of a duration is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 599_999 }), (minutes) => {
      expect(parseDuree(formatDuree(minutes))).toEqual({ ok: true, minutes })
    }),
  )
})

test('no text at all is read as a negative duration, or as part of a minute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseDuree(text)

      expect(!read.ok || (Number.isInteger(read.minutes) && read.minutes >= 0)).toBe(true)
    }),
  )
})

test.each([
  ['40', 2400],
  ['40h', 2400],
  ['12,5', 750],
  ['12.5 h', 750],
  ['1 200', 72_000],
  ['1\u202f200 h', 72_000],
  ['1h30', 90],
  ['90 min', 90],
])('a total of hours typed as %j is read as hours whatever its size', (typed, minutes) => {
  expect(parseHeures(typed)).toEqual({ ok: true, minutes })
})

test('a total of hours that cannot be read says how to write it', () => {
  expect(parseHeures('beaucoup')).toEqual({
    ok: false,
    reason: 'Écrivez le nombre d’heures ainsi\u00a0: 40, 40h ou 12,5.',
  })
  expect(parseHeures('-3')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('négative'),
  })
})
