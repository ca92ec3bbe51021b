import { expect, test } from 'vitest'
import {
  createEtablissementFinder,
  guessType,
  isSameEtablissement,
  nomsDistincts,
} from '../../shared/domain/etablissement.ts'

const KNOWN = [
  { id: 'e1', nom: 'École Jules-Ferry', commune: null, type: 'ecole' },
  { id: 'e2', nom: 'Collège Jules Ferry', commune: null, type: 'college' },
  { id: 'e3', nom: 'École élémentaire publique de la Fontaine', commune: null, type: 'ecole' },
] as const

test.each([
  ['école jules ferry', 'e1'],
  ['École élémentaire Jules-Ferry', 'e1'],
  ['EEPU Jules Ferry', 'e1'],
  ['COLLÈGE JULES FERRY', 'e2'],
  ['Clg Jules-Ferry', 'e2'],
  ['Fontaine', 'e3'],
  ['Lycée Jules Ferry', null],
  ['Jules Ferry', null],
  ['École', null],
])('« %s » is %s', (nom, id) => {
  expect(createEtablissementFinder(KNOWN).find(nom)).toEqual(
    KNOWN.find((one) => one.id === id) ?? null,
  )
})

test('two of one name are told apart by their communes; the bare name is the first one’s', () => {
  const homonyms = [
    { id: 'pau', nom: 'École Jules-Ferry', commune: 'Pau', type: 'ecole' },
    { id: 'lons', nom: 'École Jules-Ferry', commune: 'Lons', type: 'ecole' },
  ] as const

  const found = ['École Jules-Ferry (Lons)', 'école jules ferry pau', 'École Jules-Ferry'].map(
    (nom) => createEtablissementFinder(homonyms).find(nom)?.id,
  )

  expect(found).toEqual(['lons', 'pau', 'pau'])
  expect([...nomsDistincts([...KNOWN, ...homonyms]).values()].slice(1)).toEqual([
    'Collège Jules Ferry',
    'École élémentaire publique de la Fontaine',
    'École Jules-Ferry (Pau)',
    'École Jules-Ferry (Lons)',
  ])
  const alone = { id: 'a', nom: 'École Zola', commune: 'Pau' }
  const unplaced = { id: 'b', nom: 'École Jules-Ferry', commune: null }
  expect([...nomsDistincts([alone, homonyms[0], unplaced]).values()]).toEqual([
    ...['École Zola', 'École Jules-Ferry (Pau)', 'École Jules-Ferry'],
  ])
})

test('a school added is found as the others are, and a name of both is no longer sure', () => {
  const finder = createEtablissementFinder(KNOWN)
  finder.add({ id: 'e4', nom: 'École de la Fontaine', commune: null, type: 'ecole' })

  expect(finder.find('Fontaine')).toBeNull()
  expect(finder.find('école la fontaine')).toBeNull()
  expect(finder.find('ÉCOLE DE LA FONTAINE')?.id).toBe('e4')
})

test.each([
  ['Collège Tillion', null, 'college'],
  ['Lycée Zola', null, 'lycee'],
  ['Groupe scolaire Zola', null, 'ecole'],
  ['Émile Zola', 'CE2', 'ecole'],
  ['Émile Zola', '5e', 'college'],
  ['Émile Zola', null, 'autre'],
] as const)('a new school « %s » with a pupil in %s is of type %s', (nom, niveau, type) => {
  expect(guessType(nom, niveau)).toBe(type)
})

test.each([
  ['École Jules-Ferry', 'école élémentaire jules ferry', true],
  ['Jules Ferry', 'École Jules-Ferry', true],
  ['Collège Jules-Ferry', 'École Jules-Ferry', false],
  ['École', 'Collège', false],
  ['École Zola', 'École Ferry', false],
])('« %s » and « %s »: one school is %s', (a, b, isSame) => {
  expect(isSameEtablissement(a, b)).toBe(isSame)
})
