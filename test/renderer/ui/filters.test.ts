import { expect, test } from 'vitest'
import { byRankIn, countOptions, createSearch, fits, NONE } from '../../../renderer/ui/filters.ts'
import { frCollator } from '../../../shared/format.ts'

test.each([
  ['ines', 'Benali', 'Inès'],
  ['BENALI ines', 'Benali', 'Inès'],
  ['inès ben', 'Benali', 'Inès'],
  ['ndiaye', 'N’Diaye', 'Awa'],
  ['n diaye', 'N’Diaye', 'Awa'],
  ['jean pierre', 'Costa', 'Jean-Pierre'],
  ['œuvre', 'Oeuvre', 'Zoé'],
  ['', 'Anyone', 'At all'],
])('the search « %s » finds %s %s', (text, nom, prenom) => {
  expect(createSearch(text)(nom, prenom)).toBe(true)
})

test('a search wants all of its words', () => {
  const matches = createSearch('ines costa')

  expect(matches('Benali', 'Inès')).toBe(false)
})

test('a filter lets through its own value, or rows without one', () => {
  expect([fits(null, 'CP'), fits('CP', 'CP'), fits('CP', 'CE1'), fits('CP', null)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect([fits(NONE, null), fits(NONE, 'CP')]).toEqual([true, false])
})

test('the choices of a filter are those of the list, in order, counted, those without value last', () => {
  const rows = [{ nom: 'Zèbres' }, { nom: 'Étoiles' }, { nom: null }, { nom: 'Zèbres' }]

  const options = countOptions(rows, {
    pick: ({ nom }) => nom,
    compare: frCollator.compare,
    labelOf: (nom) => nom,
    noneLabel: 'Aucun',
  })

  expect(options).toEqual([
    { value: 'Étoiles', label: 'Étoiles (1)' },
    { value: 'Zèbres', label: 'Zèbres (2)' },
    { value: NONE, label: 'Aucun (1)' },
  ])
})

test('rows without a value are no choice where the filter has no word for them, nor where there are none', () => {
  const labels = (noms: readonly (string | null)[], noneLabel?: string) =>
    countOptions(
      noms.map((nom) => ({ nom })),
      {
        pick: ({ nom }) => nom,
        compare: frCollator.compare,
        labelOf: (nom) => nom,
        ...(noneLabel === undefined ? {} : { noneLabel }),
      },
    ).map(({ label }) => label)

  expect(labels(['a', null])).toEqual(['a (1)'])
  expect(labels(['a'], 'Aucun')).toEqual(['a (1)'])
  expect(labels([null, null], 'Aucun')).toEqual(['Aucun (2)'])
})

test('codes are ordered as their list is', () => {
  expect(['3e', 'CP', '6e'].sort(byRankIn(['CP', '6e', '3e']))).toEqual(['CP', '6e', '3e'])
})
