import { describe, expect, test } from 'vitest'
import { datesTyped } from '../../../../renderer/features/recherche/typed-date.ts'
import { monthsOf } from '../../../../shared/dates.ts'

const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }
/** A Tuesday. */
const TODAY = '2021-11-02'
const first = (typed: string) => datesTyped(typed, ANNEE, TODAY)[0] ?? null

describe('a date is read as people type it', () => {
  test.each([
    ['28/09/2021', '2021-09-28'],
    ['28.9.21', '2021-09-28'],
    ['28/9', '2021-09-28'],
    ['28-09', '2021-09-28'],
    ['28 sept', '2021-09-28'],
    ['28 septembre', '2021-09-28'],
    ['1er mars', '2022-03-01'],
    ['3 fév', '2022-02-03'],
    ['1/9', '2021-09-01'],
    ['31/8', '2022-08-31'],
    ['hier', '2021-11-01'],
    ['Aujourd’hui', '2021-11-02'],
    ['demain', '2021-11-03'],
    ['mardi', '2021-11-02'],
    ['mardi prochain', '2021-11-09'],
    ['mercredi prochain', '2021-11-03'],
    ['mardi dernier', '2021-10-26'],
    ['jeudi', '2021-11-04'],
    ['mardi 28', '2021-09-28'],
    ['mardi 28 sept', '2021-09-28'],
  ])('%s', (typed, date) => {
    expect(first(typed)).toBe(date)
  })

  test.each(['31/2', '32 sept', 'Benali', '28', 'mercredi 28 sept', '28 zzz', ''])(
    '« %s » is no date of the année',
    (typed) => {
      expect(datesTyped(typed, ANNEE, TODAY)).toEqual([])
    },
  )
})

test('a weekday and a day of the month mean every month of the année where they meet', () => {
  expect(datesTyped('mardi 28', ANNEE, TODAY)).toEqual(['2021-09-28', '2021-12-28', '2022-06-28'])
})

test('a weekday alone is the next one or the last; the months of an année go from its first to its last', () => {
  expect(datesTyped('jeudi', ANNEE, TODAY)).toEqual(['2021-11-04', '2021-10-28'])
  expect(datesTyped('avant-hier', ANNEE, TODAY)).toEqual(['2021-10-31'])
  expect(datesTyped('après demain', ANNEE, TODAY)).toEqual(['2021-11-04'])
  expect(monthsOf({ debut: '2021-11-15', fin: '2022-02-01' })).toEqual([
    ...['2021-11', '2021-12', '2022-01', '2022-02'],
  ])
  expect(monthsOf({ debut: '2021-11-15', fin: '2022-01-31' }).at(-1)).toBe('2022-01')
  // Out of the année, at both ends.
  const short = { debut: '2021-09-20', fin: '2021-11-10' }
  expect(['19/9', '20/9', '10/11', '11/11'].map((one) => datesTyped(one, short, TODAY)[0])).toEqual(
    [...[undefined, '2021-09-20', '2021-11-10', undefined]],
  )
})
