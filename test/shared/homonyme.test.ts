import { expect, test } from 'vitest'
import {
  type EnfantNomme,
  formatEnfant,
  precisionsOf,
  withPrecisions,
} from '../../shared/domain/homonyme.ts'

const enfant = (enfantId: string, overrides: Partial<EnfantNomme> = {}): EnfantNomme => ({
  enfantId,
  nom: 'Benali',
  prenom: 'Inès',
  niveau: 'CE2',
  anneeNaissance: 2013,
  ...overrides,
})

test('enfants of one name are told apart by class and year of birth; a name of its own stays alone', () => {
  const precisions = precisionsOf([
    enfant('one'),
    enfant('two', { nom: 'BENALI', prenom: 'Ines', niveau: 'CM1', anneeNaissance: null }),
    enfant('other', { prenom: 'Samir' }),
    enfant('three', { niveau: null, anneeNaissance: null }),
  ])

  expect([...precisions].sort()).toEqual([
    ['one', 'CE2, 2013'],
    ['three', 'classe non précisée'],
    ['two', 'CM1'],
  ])
})

test('one enfant listed twice is no homonym of themselves', () => {
  expect(precisionsOf([enfant('one'), enfant('one')])).toEqual(new Map())
})

test('homonyms in a list are told apart by their birth, a date or a year', () => {
  const row = (
    enfantId: string,
    dateNaissance: string | null,
    changes: Partial<EnfantNomme> = {},
  ) => ({
    ...{ ...enfant(enfantId, changes), dateNaissance },
  })
  const rows = [
    row('one', '2012-03-04', { anneeNaissance: null }),
    row('one', '2012-03-04', { anneeNaissance: null }),
    row('two', null),
    row('other', null, { prenom: 'Samir' }),
  ]

  const told = withPrecisions(rows)

  expect(told.map(({ precision }) => precision)).toEqual([
    'CE2, 2012',
    'CE2, 2012',
    'CE2, 2013',
    null,
  ])
  expect(told.slice(2).map(formatEnfant)).toEqual(['Benali Inès (CE2, 2013)', 'Benali Samir'])
})
