import { expect, test } from 'vitest'
import { createIndex, search } from '../../../renderer/ui/search-index.ts'

type Entry = readonly [title: string, others: string]
const ENTRIES: readonly Entry[] = [
  ['Convention de bénévolat', 'imprimer'],
  ['Nouvel intervenant', 'bénévole ajouter'],
  ['Collège Albert-Bennet', ''],
  ['Roche Lina', 'école Benoît'],
  ['Benhaddou Adam', 'CM2'],
  ['N’Diaye Awa', ''],
]
const index = createIndex(
  ENTRIES,
  ([title]) => title,
  ([, others]) => others,
)
const found = (typed: string, limit = 9) => search(index, typed, limit).map(([title]) => title)

test('a name comes before an act that other words find, and before what only holds the letters', () => {
  expect(found('ben')).toEqual([
    'Benhaddou Adam',
    'Convention de bénévolat',
    'Collège Albert-Bennet',
    'Nouvel intervenant',
    'Roche Lina',
  ])
  expect(found('ben', 2)).toEqual(['Benhaddou Adam', 'Convention de bénévolat'])
  expect(found('ajouter benevole')).toEqual(['Nouvel intervenant'])
  expect(found('benevolat')).toEqual(['Convention de bénévolat'])
  expect(found('adam ben')).toEqual(['Benhaddou Adam'])
  // What other words begin is before what only holds the letters.
  expect(found('noit')).toEqual(['Roche Lina'])
  expect(found('enn')).toEqual(['Collège Albert-Bennet'])
  expect(found('in')).toEqual(['Nouvel intervenant', 'Roche Lina'])
  expect([found(''), found('zzz')]).toEqual([[], []])
  expect(found('ndiaye')).toEqual(['N’Diaye Awa'])
})

test('of names, as many are given as asked for: first those that begin as typed, last what only holds the letters', () => {
  const names = createIndex(
    ['Roche Ben Adam', 'Le Genou', 'Benhaddou Adam', 'Benali Adam', 'Benoît Adam', 'Zola'],
    (name) => name,
    (name) => (name === 'Zola' ? 'nouveau' : ''),
  )

  expect(search(names, 'adam ben', 2)).toEqual(['Benhaddou Adam', 'Benali Adam'])
  expect(search(names, 'adam ben', 9).at(-1)).toBe('Roche Ben Adam')
  expect(search(names, 'nou', 9)).toEqual(['Zola', 'Le Genou'])
  expect(search(names, 'nou', 1)).toEqual(['Zola'])
})

test('a sentence is found by its words that mean something, small words aside, in the singular too', () => {
  const acts = createIndex(
    [
      'Imprimer les feuilles de novembre 2025',
      'Imprimer les feuilles d’octobre 2025',
      'Le Goff Anna',
    ],
    (label) => label,
    () => '',
  )

  expect(search(acts, 'imprimer la feuille de novembre', 9)).toEqual([
    'Imprimer les feuilles de novembre 2025',
  ])
  expect(search(acts, 'feuille d’octobre', 9)).toEqual(['Imprimer les feuilles d’octobre 2025'])
  expect(search(acts, 'le', 9)[0]).toBe('Le Goff Anna')
})

test('a day typed finds no séance of another day, whose figures side by side hold it', () => {
  const seances = createIndex(
    [
      ['12 novembre 2025, 14 h', '12/11/2025'],
      ['3 novembre 2025, 16 h 30', '03/11/2025'],
    ] as const,
    ([title]) => title,
    ([, others]) => others,
  )

  expect(search(seances, '12 nov', 9).map(([title]) => title)).toEqual(['12 novembre 2025, 14 h'])
})
