import { expect, test } from 'vitest'
import { fittingColumns } from '../../../renderer/ui/DataTable.tsx'

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

test('extra columns leave where they have no room, and no other ever does', () => {
  expect(shown(33)).toEqual(['nom', 'niveau', 'statut'])
  expect(shown(20)).toEqual(['nom', 'statut'])
  expect(shown(5)).toEqual(['nom', 'statut'])
})

test('a later column stays where an earlier one has no room, so that none is left empty', () => {
  const columns = [
    { id: 'nom', width: '10rem' },
    { id: 'contact', width: '15rem', isExtra: true },
    { id: 'type', width: '6rem', isExtra: true },
  ]

  const { columns: left } = fittingColumns(columns, 31, 20)

  expect(left.map(({ id }) => id)).toEqual(['nom', 'type'])
})

test('the width that is asked for is that of the columns left', () => {
  expect(fittingColumns(COLUMNS, 34, 33).needed).toBe(24)
  expect(fittingColumns(COLUMNS, 34, 5).needed).toBe(18)
})

test('columns are never given less than they ask for, however little their list says that it needs', () => {
  expect(fittingColumns(COLUMNS, 20, 24)).toMatchObject({ needed: 24 })
  expect(fittingColumns(COLUMNS, 20, 23).columns.map(({ id }) => id)).toEqual(['nom', 'statut'])
})
