import { expect, test } from 'vitest'
import { type EnfantNomme, precisionsOf } from '../../shared/domain/homonyme.ts'

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
