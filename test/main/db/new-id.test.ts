import { afterEach, expect, test, vi } from 'vitest'
import { newId } from '../../../main/db/new-id.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('ids are of twelve letters that a web address may carry, and never given twice', () => {
  const ids = Array.from({ length: 50_000 }, newId)

  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[\w-]{12}$/.test(id))).toEqual([])
})

test('ids drawn one after the other begin alike, so that an index holds them side by side', () => {
  const [first = '', second = ''] = [newId(), newId()]

  expect(second.slice(0, 5)).toBe(first.slice(0, 5))
})

test('an id begins with the moment it was made, in milliseconds, and starts anew after November 2054', () => {
  vi.useFakeTimers()
  const at = (moment: string) => {
    vi.setSystemTime(new Date(moment))
    return Buffer.from(newId(), 'base64url').readUIntBE(0, 5)
  }

  const first = at('2026-03-12T10:00:00.000Z')

  expect(at('2026-03-12T10:00:00.001Z') - first).toBe(1)
  expect(at('2026-03-13T10:00:00.000Z') - first).toBe(86_400_000)
  expect(at('2054-12-01T00:00:00.000Z')).toBeLessThan(first)
})
