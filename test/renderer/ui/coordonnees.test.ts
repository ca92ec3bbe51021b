import { expect, test } from 'vitest'
import {
  addressesOf,
  type Coordonnees,
  coordonneesColumns,
  countWithoutAddress,
} from '../../../renderer/ui/coordonnees.ts'

const one = (changes: Partial<Coordonnees>): Coordonnees => ({
  ...{ pour: '', nom: 'Samira Benali', telephone: '', mail: '' },
  ...changes,
})

test('addresses are given once each, whatever their case, and what is no address is left out', () => {
  const people = [
    one({ mail: 'Samira@courriel.example' }),
    one({ mail: 'samira@courriel.example' }),
    one({ mail: 'rui@courriel.example ; lia@courriel.example' }),
    one({ mail: 'pas d’adresse' }),
    one({ mail: '' }),
    one({ mail: '' }),
  ]

  expect(addressesOf(people)).toEqual([
    'Samira@courriel.example',
    'rui@courriel.example',
    'lia@courriel.example',
  ])
  expect(countWithoutAddress(people)).toBe(3)
})

test('a table says for whom only where somebody is reached for another', () => {
  const headers = (people: readonly Coordonnees[]) =>
    coordonneesColumns(people, 'Enfants').map(({ header }) => header)

  const person = one({ pour: 'Benali Inès', telephone: '06', mail: 'a@b.example' })
  expect(coordonneesColumns([person], 'Enfants').map(({ text }) => text(person))).toEqual([
    ...['Benali Inès', 'Samira Benali', '06', 'a@b.example'],
  ])
  expect(headers([one({})])).toEqual(['Nom', 'Téléphone', 'Adresse électronique'])
  expect(headers([one({}), one({ pour: 'Benali Inès' })])).toEqual([
    'Enfants',
    'Nom',
    'Téléphone',
    'Adresse électronique',
  ])
})
