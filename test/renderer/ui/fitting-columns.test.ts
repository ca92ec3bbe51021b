import { expect, test } from 'vitest'
import { fittingColumns } from '../../../renderer/ui/fitting-columns.ts'

const COLUMNS = [
  { id: 'nom', width: '10rem' },
  { id: 'niveau', width: '6rem', isExtra: true },
  { id: 'statut', width: '8rem' },
  { id: 'note', isExtra: true },
]

const shown = (available: number): readonly string[] =>
  fittingColumns(COLUMNS, 34, available).columns.map(({ id }) => id)

test('every column is shown where there is room', () => {
  expect(shown(34)).toEqual(['nom', 'niveau', 'statut', 'note'])
})

test('extra columns leave one by one, the last first, and no other ever does', () => {
  expect(shown(33)).toEqual(['nom', 'niveau', 'statut'])
  expect(shown(20)).toEqual(['nom', 'statut'])
  expect(shown(5)).toEqual(['nom', 'statut'])
})

test('the width that is asked for is that of the columns left', () => {
  expect(fittingColumns(COLUMNS, 34, 33).needed).toBe(24)
  expect(fittingColumns(COLUMNS, 34, 5).needed).toBe(18)
})
