import { expect, test } from 'vitest'
import { formatHoraire, formatJour, formatJourDeSemaine } from '../../../renderer/texts/dates.ts'

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
