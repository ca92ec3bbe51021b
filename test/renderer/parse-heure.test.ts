import { expect, test } from 'vitest'
import { parseHeureFr } from '../../renderer/ui/parse-heure.ts'

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
