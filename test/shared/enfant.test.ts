import { expect, test } from 'vitest'
import { isParti, periodeText } from '../../shared/domain/enfant.ts'

const until = (fin: string | null) => ({ statut: 'inscrit' as const, debut: '2021-09-07', fin })

test.each([
  ['2021-12-16', false, 'jusqu’au 17/12/2021'],
  ['2021-12-17', false, 'jusqu’au 17/12/2021'],
  ['2021-12-18', true, 'parti le 17/12/2021'],
])('a child whose last day is 17 December reads, on %s', (today, hasLeft, text) => {
  expect(isParti(until('2021-12-17'), today)).toBe(hasLeft)
  expect(periodeText(until('2021-12-17'), today)).toBe(text)
})

test('a child without a last day goes on, and a wait that ended is no departure', () => {
  const attente = { ...until('2021-09-30'), statut: 'liste-attente' as const }

  expect(periodeText(until(null), '2021-12-18')).toBe('depuis le 07/09/2021')
  expect(isParti(attente, '2021-12-18')).toBe(false)
  expect(periodeText(attente, '2021-12-18')).toBe('jusqu’au 30/09/2021')
})
