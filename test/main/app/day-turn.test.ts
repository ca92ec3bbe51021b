import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchDay } from '../../../main/app/day-turn.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-11T23:58:30') })
})
afterEach(() => vi.useRealTimers())

test('midnight is told once, at once; the same day is not', () => {
  const turn = vi.fn()
  watchDay(turn, () => {})

  vi.advanceTimersByTime(89_000)
  const before = turn.mock.calls.length
  vi.advanceTimersByTime(2_000)
  vi.advanceTimersByTime(600_000)

  expect(before).toBe(0)
  expect(turn.mock.calls).toEqual([['2026-03-12']])
})

test('a computer that slept over midnight tells the new day when it wakes up', () => {
  const turn = vi.fn()
  let wake = () => {}
  watchDay(turn, (look) => {
    wake = look
  })

  // Asleep, no timer runs.
  vi.setSystemTime(new Date('2026-03-14T08:00:00'))
  wake()

  expect(turn.mock.calls).toEqual([['2026-03-14']])
})
