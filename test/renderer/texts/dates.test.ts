import { expect, test } from 'vitest'
import {
  formatHoraire,
  formatJour,
  formatJourDeSemaine,
  formatJourLong,
  formatMoisAnnee,
  formatMoment,
} from '../../../renderer/texts/dates.ts'
import { addDays } from '../../../shared/dates.ts'

test('a short date and a time from one hour to another go whole to the next line', () => {
  const texts = [
    formatJour('2026-06-02'),
    formatJour('2026-07-01'),
    formatHoraire({ debut: '16:30', fin: '18:00' }),
  ]

  expect(texts).toEqual([
    'mar.\u00a02\u00a0juin',
    'mer.\u00a01er\u00a0juil.',
    '16\u00a0h\u00a030\u00a0–\u00a018\u00a0h',
  ])
})

test('the day of the week stands alone over the column of a grid', () => {
  const day = formatJourDeSemaine('2026-06-02')

  expect(day).toBe('mar.')
})

test('a day and a month are told in full, the month with its year', () => {
  expect([formatJourLong('2021-09-28'), formatJourLong('2021-10-01')]).toEqual([
    'mardi 28 septembre',
    'vendredi 1er octobre',
  ])
  expect(formatMoisAnnee('2021-09')).toBe('sept. 2021')
})

test('a moment is told in the hours of the séances', () => {
  expect(formatMoment(new Date(2021, 8, 14, 9, 5).toISOString())).toBe(
    '14/09/2021 à 9\u00a0h\u00a005',
  )
  expect(formatMoment(new Date(2021, 8, 14, 17, 0).toISOString())).toBe('14/09/2021 à 17\u00a0h')
})

test('every day of a year is written as French computers write it, its first as « 1er »', () => {
  const intl = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' })
    return (date: string) => format.format(new Date(date)).replace(/\b1 /, '1er ')
  }
  const days = Array.from({ length: 366 }, (_, day) => addDays('2024-01-01', day))

  expect(days.map(formatJour)).toEqual(
    days
      .map(intl({ weekday: 'short', day: 'numeric', month: 'short' }))
      .map((text) => text.replaceAll(' ', '\u00a0')),
  )
  expect(days.map(formatJourLong)).toEqual(
    days.map(intl({ weekday: 'long', day: 'numeric', month: 'long' })),
  )
  expect(days.map(formatJourDeSemaine)).toEqual(days.map(intl({ weekday: 'short' })))
})
