import { expect, test } from 'vitest'
import { recordOf, withRecent } from '../../../../renderer/features/recherche/recents.ts'

test.each([
  ['enfants', 'enfant=e1&ligne=i1', 'enfant-e1'],
  ['intervenants', 'intervenant=i1', 'intervenant-i1'],
  ['seances', 'seance=s1', 'seance-s1'],
  ['partenaires', 'onglet=etablissements&fiche=t1', 'etablissement-t1'],
  ['partenaires', 'onglet=partenaires&fiche=p1', 'partenaire-p1'],
  ['partenaires', 'onglet=concertations&fiche=c1', null],
  ['partenaires', 'onglet=partenaires&fiche=nouvelle', null],
  ['enfants', 'panneau=nouveau', null],
  ['accueil', '', null],
])('%s?%s opens %s', (screen, query, record) => {
  expect(recordOf(screen, new URLSearchParams(query))).toBe(record)
})

test('what was opened last comes first, once, and six are kept', () => {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].reduce<readonly string[]>(withRecent, [])

  expect(seven).toEqual(['g', 'f', 'e', 'd', 'c', 'b'])
  expect(withRecent(seven, 'd')).toEqual(['d', 'g', 'f', 'e', 'c', 'b'])
})
