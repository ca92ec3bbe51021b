import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gesteOf, nextPlace } from '../../../../renderer/features/progressions/suivi-grille.ts'

test('digits set a level, 0 and Suppr take it away, other keys do nothing', () => {
  const at = { row: 1, col: 1 }

  expect(gesteOf('3', at, 4, 3)).toEqual({ genre: 'niveau', niveau: 3 })
  expect(gesteOf('0', at, 4, 3)).toEqual({ genre: 'niveau', niveau: null })
  expect(gesteOf('Delete', at, 4, 3)).toEqual({ genre: 'niveau', niveau: null })
  expect(gesteOf('5', at, 4, 3)).toBeNull()
  expect(gesteOf('Tab', at, 4, 3)).toBeNull()
})

test('each key leads where it says', () => {
  const to = (key: string) => {
    const geste = gesteOf(key, { row: 2, col: 2 }, 6, 5)
    return geste?.genre === 'place' ? `${geste.place.row} ${geste.place.col}` : null
  }

  expect(['ArrowDown', 'Enter', 'ArrowUp', 'ArrowRight', 'ArrowLeft'].map(to)).toEqual([
    ...['3 2', '3 2', '1 2', '2 3', '2 1'],
  ])
  expect(['Home', 'End', 'PageUp', 'PageDown'].map(to)).toEqual(['2 0', '2 4', '0 2', '5 2'])
  expect(gesteOf('Backspace', { row: 2, col: 1 }, 6, 4)).toEqual({ genre: 'niveau', niveau: null })
})

test('no key leads out of the grid', () => {
  const keys = [
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...keys, 'Enter'), { maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 6 }),
      (typed, rows, cols) => {
        let place = { row: 0, col: 0 }
        for (const key of typed) {
          const geste = gesteOf(key, place, rows, cols)
          if (geste?.genre === 'place') place = geste.place
        }
        expect(place.row).toBeGreaterThanOrEqual(0)
        expect(place.row).toBeLessThan(rows)
        expect(place.col).toBeGreaterThanOrEqual(0)
        expect(place.col).toBeLessThan(cols)
      },
    ),
  )
})

test('levels typed one after the other fill every box once, column by column', () => {
  const seen = ['0,0']
  let place = { row: 0, col: 0 }
  for (let typed = 1; typed < 12; typed += 1) {
    place = nextPlace(place, 4, 3)
    seen.push(`${place.row},${place.col}`)
  }

  expect(new Set(seen).size).toBe(12)
  expect(seen.slice(2, 6)).toEqual(['2,0', '3,0', '0,1', '1,1'])
  expect(nextPlace(place, 4, 3)).toEqual(place)
})
