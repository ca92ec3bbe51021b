import { expect, test } from 'vitest'
import {
  champText,
  VOCABULAIRE_ELEVES,
} from '../../../../../renderer/features/imports/orientations/vocabulaire-eleves.ts'
import { CHAMPS_ENFANT, isChamp } from '../../../../../shared/domain/colonne.ts'

test.each([
  ['nomUsage', 'nom d’usage'],
  ['responsable1.telephone', 'téléphone (responsable 1)'],
  ['responsablemere.nomPrenom', 'nom et prénom (mère)'],
  ['inconnu', 'inconnu'],
  ['.a', ' «\u00a0a\u00a0»'],
  ['criteres.Lecture', 'critères «\u00a0Lecture\u00a0»'],
])('« %s » reads « %s »', (champ, texte) => {
  expect(champText(champ)).toBe(texte)
})

test('a column to tick says its code in the words of the form', () => {
  expect(champText('situations.logement')).toMatch(/^situation «\u00a0.*[Ll]ogement.*\u00a0»$/)
  expect(champText('origines.famille')).toMatch(/^origine «\u00a0.*famille.*\u00a0»$/i)
})

const CHOICES = VOCABULAIRE_ELEVES.champsOf({
  index: 0,
  entete: 'Lecture',
  champ: null,
  exemples: [],
  isJamais: false,
}).flatMap(({ items }) => items)

test('every thing that a column can be is offered once, in words', () => {
  const champs = CHOICES.map(({ value }) => value)

  expect(champs.filter((champ) => !isChamp(champ))).toEqual([])
  expect(new Set(champs).size).toBe(champs.length)
  expect(CHAMPS_ENFANT.filter((champ) => !champs.includes(champ))).toEqual([])
  expect(CHOICES.filter(({ value, label }) => label === value)).toEqual([])
})
