import { expect, test } from 'vitest'
import { newId } from '../../../main/db/new-id.ts'

test('ids are of twelve letters that a web address may carry, and never given twice', () => {
  const ids = Array.from({ length: 50_000 }, newId)

  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[\w-]{12}$/.test(id))).toEqual([])
})

test('ids drawn one after the other begin alike, so that an index holds them side by side', () => {
  const [first = '', second = ''] = [newId(), newId()]

  expect(second.slice(0, 5)).toBe(first.slice(0, 5))
})
