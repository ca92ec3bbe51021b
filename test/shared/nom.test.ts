import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clePersonne, normalizeNom, richestSpelling } from '../../shared/domain/nom.ts'

test.each([
  ['BÉNALI', 'benali'],
  ['Be\u0301nali', 'benali'],
  ['Le  Goff', 'le goff'],
  ['Le-Goff', 'le goff'],
  ['N’Diaye', 'n diaye'],
  ["N'Diaye", 'n diaye'],
  ['Lœuillet', 'loeuillet'],
  ['LŒUILLET', 'loeuillet'],
  ['Lætitia', 'laetitia'],
  ['Çelik', 'celik'],
  ['Yıldız', 'yildiz'],
  ['WAŁĘSA Søren Đorđe', 'walesa soren dorde'],
  ['Weiß', 'weiss'],
  [' Benali (Inès) ', 'benali ines'],
  ['École Jules-Ferry', 'ecole jules ferry'],
  ['—', ''],
])('%j is compared as %j', (nom, normalized) => {
  expect(normalizeNom(nom)).toBe(normalized)
})

test.each([
  [
    { nom: 'N’DIAYE', prenom: 'Awa' },
    { nom: 'Ndiaye', prenom: 'awa' },
  ],
  [
    { nom: 'Inès', prenom: 'Benali' },
    { nom: 'BENALI', prenom: 'Ines' },
  ],
  [
    { nom: 'Le Goff', prenom: 'Jean-Marie' },
    { nom: 'LEGOFF', prenom: 'Jean Marie' },
  ],
])('two spellings of one person share their key', (one, other) => {
  expect(clePersonne(one)).toBe(clePersonne(other))
})

test.each([
  [
    { nom: 'Benali', prenom: 'Inès' },
    { nom: 'Benali', prenom: 'Adam' },
  ],
  [
    { nom: 'Marie', prenom: 'Anne Claire' },
    { nom: 'Marie Anne', prenom: 'Claire' },
  ],
])('two persons do not', (one, other) => {
  expect(clePersonne(one)).not.toBe(clePersonne(other))
})

test('comparing forms once is enough, and holds no accent, capital nor mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = normalizeNom(text)

      expect(normalizeNom(once)).toBe(once)
      expect(once).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
    }),
    { numRuns: 500 },
  )
})

test('the order of nom and prénom does not change the key', () => {
  const anyNom = fc.string({ unit: 'grapheme', maxLength: 8 })
  fc.assert(
    fc.property(anyNom, anyNom, (a, b) => {
      expect(clePersonne({ nom: a, prenom: b })).toBe(clePersonne({ nom: b, prenom: a }))
    }),
  )
})

test('of several spellings the one with accents is kept, then that with small letters, then the first by name', () => {
  const of = (...spellings: readonly string[]) => {
    const [first = '', ...others] = spellings
    const spelled = (nom: string) => ({ nom, prenom: 'Ali' })
    return richestSpelling([spelled(first), ...others.map(spelled)]).nom
  }

  expect(of('Benali', 'BÉNALI')).toBe('BÉNALI')
  expect(of('BÉNALI', 'Benali')).toBe('BÉNALI')
  expect(of('BENALI', 'Benali', 'BÉNALI', 'Bénali')).toBe('Bénali')
  expect(of('BenAli', 'Benali')).toBe('Benali')
  expect(of('Ben Ali', 'Ben-Ali')).toBe('Ben Ali')
  expect(of('Ben-Ali', 'Ben Ali')).toBe('Ben Ali')
})
