import { expect, test } from 'vitest'
import {
  firstDay,
  nearestDay,
  readVue,
  shiftDay,
  titleOf,
  weekOf,
  weeksOfMonth,
} from '../../../../renderer/features/seances/calendar-dates.ts'

const ANNEE = { debut: '2025-09-01', fin: '2026-08-31' }
const SEANCES = [{ date: '2025-10-07' }, { date: '2026-06-26' }]

test('a week runs from Monday to Sunday, over the end of a month too', () => {
  const week = weekOf('2025-10-01')

  expect(week).toEqual([
    ...['2025-09-29', '2025-09-30', '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04'],
    '2025-10-05',
  ])
})

test.each([
  // Begins on a Monday, four weeks exactly.
  ['2027-02-15', '2027-02-01', '2027-02-28'],
  ['2025-10-15', '2025-09-29', '2025-11-02'],
  ['2025-12-31', '2025-12-01', '2026-01-04'],
  // Begins on a Sunday: six weeks.
  ['2026-03-15', '2026-02-23', '2026-04-05'],
])('the month of %s is shown from %s to %s', (date, first, last) => {
  const days = weeksOfMonth(date).flat()

  expect([days[0], days.at(-1)]).toEqual([first, last])
})

test.each([
  ['2025-10-15', 'semaine', 1, '2025-10-22'],
  ['2025-10-15', 'semaine', -1, '2025-10-08'],
  ['2025-10-31', 'mois', 1, '2025-11-01'],
  ['2025-12-31', 'mois', 1, '2026-01-01'],
  ['2026-01-31', 'mois', -1, '2025-12-01'],
  ['2026-01-31', 'mois', 1, '2026-02-01'],
] as const)('from %s, by %s, %i leads to %s', (date, vue, by, expected) => {
  expect(shiftDay(date, vue, by)).toBe(expected)
})

test.each([
  ['2025-10-15', 'semaine', '13 au 19 octobre 2025'],
  ['2025-10-01', 'semaine', '29 septembre au 5 octobre 2025'],
  ['2026-01-01', 'semaine', '29 décembre 2025 au 4 janvier 2026'],
  ['2026-06-01', 'semaine', '1er au 7 juin 2026'],
  ['2025-10-15', 'mois', 'octobre 2025'],
] as const)('the period of %s, by %s, is « %s »', (date, vue, title) => {
  expect(titleOf(date, vue)).toBe(title)
})

test('a calendar opens on today, on the first séance of an année to come, on the last of one that is over', () => {
  const days = ['2025-08-01', '2026-01-15', '2026-11-22'].map((today) =>
    firstDay(SEANCES, ANNEE, today),
  )

  expect(days).toEqual(['2025-10-07', '2026-01-15', '2026-06-26'])
  expect(firstDay([], ANNEE, '2026-11-22')).toBe('2025-09-01')
  // The first and the last day of the année are in it.
  expect(['2025-09-01', '2026-08-31'].map((today) => firstDay(SEANCES, ANNEE, today))).toEqual([
    ...['2025-09-01', '2026-08-31'],
  ])
})

test('a period without séance names the day of the nearest one; one that has some names none', () => {
  const seances = ['2025-10-07', '2025-10-21', '2026-06-26'].map((date) => ({ date }))

  expect(nearestDay(seances, '2025-10-16', 'semaine')).toBe('2025-10-21')
  expect(nearestDay(seances, '2025-10-16', 'mois')).toBeNull()
  expect(nearestDay(seances, '2025-10-10', 'semaine')).toBeNull()
  expect(nearestDay(seances, '2026-05-11', 'mois')).toBe('2026-06-26')
  expect(nearestDay([], '2026-05-11', 'mois')).toBeNull()
  // Of two as near, the earlier one.
  expect(nearestDay(seances, '2025-10-14', 'semaine')).toBe('2025-10-07')
})

test('a link to filtered séances leads to the list, anything else to the week', () => {
  const vues = ['', 'suivi=registre', 'mois=2025-10', 'vue=mois&etat=tenue', 'vue=autre'].map(
    (query) => readVue(new URLSearchParams(query)),
  )

  expect(vues).toEqual(['semaine', 'liste', 'liste', 'mois', 'semaine'])
})
