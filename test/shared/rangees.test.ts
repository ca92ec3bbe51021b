import { expect, test } from 'vitest'
import {
  cleDuNom,
  codeNomme,
  codeRangee,
  designe,
  rangeeOfCode,
} from '../../shared/domain/rangees.ts'

test('the key of a name keeps neither accents, capitals nor signs', () => {
  expect(cleDuNom('École Jules-Ferry')).toBe('ecole-jules-ferry')
  expect(cleDuNom('« Sacré-Cœur » (privé)')).toBe('sacre-coeur-prive')
})

test.each([
  ['École élémentaire publique Jules Ferry', 'École Jules-Ferry', true],
  ['Jules Ferry', 'École Jules-Ferry', false],
  ['École Jules Ferry', 'Jules-Ferry', true],
  ['Groupe scolaire Jules Ferry', 'École Jules-Ferry', true],
  ['École Jules Ferry', 'Groupe scolaire Jules-Ferry', true],
  ['Collège Jules Ferry', 'École Jules-Ferry', false],
  ['Collège Jules Ferry', 'Groupe scolaire Jules-Ferry', false],
  ['École Jules Ferry', 'École Jules-Verne', false],
  ['École maternelle Jules Ferry', 'École Jules-Ferry', false],
  ['École élémentaire', 'École primaire', false],
])('« %s » in a form and « %s » of the records: %s', (asked, known, isSame) => {
  expect(designe(cleDuNom(asked), known)).toBe(isSame)
})

test('a code of a row tells its list, its rank and its field', () => {
  expect(rangeeOfCode(codeRangee('collectifs', 12, 'heures'))).toEqual({
    ...{ liste: 'collectifs', n: 12, nom: null, champ: 'heures', filtre: null },
    ...{ kind: 'heures', libelle: 'Collectif n° 12 : heures' },
  })
  expect(rangeeOfCode(codeRangee('communes', 1, { sexe: 'F' }))).toEqual({
    ...{ liste: 'communes', n: 1, nom: null, champ: 'public.enfants.sexe-F' },
    ...{ filtre: { sexe: 'F' }, kind: 'nombre', libelle: 'Commune n° 1 : enfants' },
  })
})

test('a code of a school that the form names tells the name; no other list is named', () => {
  expect(rangeeOfCode(codeNomme('etablissements', 'École Jules-Ferry', {}))).toEqual({
    ...{ liste: 'etablissements', n: 0, nom: 'ecole-jules-ferry', champ: 'public.total' },
    ...{ filtre: {}, kind: 'nombre', libelle: 'Établissement « ecole jules ferry » : enfants' },
  })
  expect(rangeeOfCode(codeNomme('communes', 'Agen', 'nom'))).toBeNull()
})

test.each([
  'lignes.ateliers.1.nom',
  'lignes.toString.1.nom',
  'lignes.collectifs.0x1.nom',
  'lignes.collectifs.1.commune',
  // Only a list of enfants counts them.
  'lignes.formations.1.public.total',
  'public.total',
])('%s is the code of no row', (code) => {
  expect(rangeeOfCode(code)).toBeNull()
})
