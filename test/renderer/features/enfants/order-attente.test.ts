import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved } from '../../../../renderer/features/enfants/ListeAttente.tsx'

test('a move changes two neighbours and nothing else, and its opposite undoes it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 }),
      fc.nat(),
      (ids, seed) => {
        const from = seed % (ids.length - 1)

        const down = moved(ids, from, 1)

        expect(down?.[from]).toBe(ids[from + 1])
        expect(down?.[from + 1]).toBe(ids[from])
        expect(moved(down ?? [], from + 1, -1)).toEqual(ids)
      },
    ),
  )
})

test('the first goes no higher and the last no lower', () => {
  expect(moved(['a', 'b'], 0, -1)).toBeNull()
  expect(moved(['a', 'b'], 1, 1)).toBeNull()
})
