import { expect, test } from 'vitest'
import {
  decodeChoix,
  encodeChoix,
  personneOptions,
} from '../../../../../renderer/features/imports/heures/choix-personne.ts'
import type { ChoixPersonne } from '../../../../../shared/domain/import-heures.ts'

const annie = { intervenantId: 'a1', nom: 'Lefebre', prenom: 'Annie' }
const omar = { intervenantId: 'o1', nom: 'Sy', prenom: 'Omar' }
const personne = {
  cle: 'annie|lefebvre',
  nom: 'Lefebvre',
  prenom: 'Annie',
  lignes: 1,
  choix: null,
  texte: null,
  mayBeNew: true,
  candidats: [annie],
}

test.each<ChoixPersonne>([
  { kind: 'intervenant', intervenantId: 'a1' },
  { kind: 'nouveau' },
  { kind: 'occasionnel' },
  { kind: 'ignorer' },
])('a choice goes through the option that shows it: %j', (choix) => {
  expect(decodeChoix(encodeChoix(choix))).toEqual(choix)
})

test('similar intervenants come first, and are not listed twice', () => {
  const groups = personneOptions(personne, [annie, omar])

  expect(groups.map(({ group, items }) => [group, items.map(({ label }) => label)])).toEqual([
    ['Peut-être', ['Lefebre Annie']],
    ['Sinon', ['Nouvel intervenant', 'Bénévole occasionnel', 'Ne pas importer']],
    ['Intervenants connus', ['Sy Omar']],
  ])
})

test('a person with the name of a known intervenant cannot be imported as new', () => {
  const [first] = personneOptions({ ...personne, mayBeNew: false, candidats: [] }, [])

  expect(first?.items.map(({ value }) => value)).toEqual([':occasionnel', ':ignorer'])
})
