import { expect, test } from 'vitest'
import { formatMontant, parseMontant, valeurCents } from '../../shared/domain/heures.ts'

test('an amount is read as one types it, and what is none is refused', () => {
  const texts = ['11,88', '11.88 €', '12', '1 200,5', '', 'onze', '-3', '1,234']

  const read = texts.map(parseMontant)

  expect(read).toEqual([1188, 1188, 1200, 120_050, null, null, null, null])
})

test('the worth of minutes is to the nearest cent', () => {
  expect([valeurCents(90, 1188), valeurCents(1, 1188), valeurCents(0, 1188)]).toEqual([1782, 20, 0])
  expect(formatMontant(123_450)).toMatch(/^1\s234,50\s€$/)
})
