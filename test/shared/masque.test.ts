import { expect, test } from 'vitest'
import { masquer, SEUIL_MASQUE } from '../../shared/domain/masque.ts'

const KEYS = ['a', 'b', 'c', 'd']
const MAX = 14

/** Every way to fill groups with counts from 0 to `max`. */
function* everyCount(groups: number, max: number): Generator<readonly number[]> {
  if (groups === 0) yield []
  else
    for (const rest of everyCount(groups - 1, max))
      for (let n = 0; n <= max; n++) yield [n, ...rest]
}

const shownOf = (key: string): number =>
  (JSON.parse(key) as [(number | null)[]])[0].reduce<number>((sum, n) => sum + (n ?? 0), 0)

test('a reader who knows the sum and the rule finds no small count, whatever the counts', () => {
  /** By what a reader sees: the values that each masked group may have. */
  const seen = new Map<string, { readonly own: number[][] }>()
  for (const counts of everyCount(KEYS.length, MAX)) {
    const given = Object.fromEntries(counts.map((n, index) => [KEYS[index], n]))
    const masked = masquer(given)
    const sum = counts.reduce((a, b) => a + b, 0)
    const key = JSON.stringify([KEYS.map((one) => masked[one]), sum])
    const known = seen.get(key) ?? { own: [] }
    known.own.push([...counts])
    seen.set(key, known)
  }
  const found: string[] = []
  for (const [key, { own }] of seen) {
    const [first = []] = own
    // Beyond MAX, not every count of that sum was tried.
    if (first.reduce((a, b) => a + b, 0) - shownOf(key) > MAX) continue
    for (const [index, n] of first.entries()) {
      const isMasked = (JSON.parse(key) as [(number | null)[]])[0][index] === null
      const isSure = own.every((counts) => counts[index] === n)
      if (isMasked && isSure && n > 0 && n < SEUIL_MASQUE) found.push(`${key} gives ${n}`)
    }
  }

  expect(found).toEqual([])
})

test('a lone small group hides behind another one, or behind the empty niveaux of its palier', () => {
  expect(masquer({ CP: 3, CE1: 12, CE2: 8 })).toEqual({ CP: null, CE1: null, CE2: 8 })
  expect(masquer({ '2de': 2 }, ['2de', '1re', 'Tle'])).toEqual({
    '2de': null,
    '1re': null,
    Tle: null,
  })
  expect(masquer({ CP: 4, CE2: 8, CE1: 12 })).toEqual({ CP: null, CE1: null, CE2: 8 })
  expect(masquer({ CP: 5, CE1: 0 })).toEqual({ CP: 5, CE1: 0 })
})
