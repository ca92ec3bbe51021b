import { expect, test } from 'vitest'
import { parseHeureFr, shownHeure } from '../../../renderer/ui/parse.ts'

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

test('a time that its form took from elsewhere is shown instead of what was typed before', () => {
  expect(shownHeure('16h30', '17:15')).toBe('17:15')
})
