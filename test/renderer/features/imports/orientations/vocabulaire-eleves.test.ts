import { expect, test } from 'vitest'
import {
  champText,
  VOCABULAIRE_ELEVES,
  VOCABULAIRE_INSCRITS,
} from '../../../../../renderer/features/imports/orientations/vocabulaire-eleves.ts'
import { CHAMPS_ENFANT, COCHE, isChamp } from '../../../../../shared/domain/colonne.ts'
import { ORIGINES, SITUATIONS } from '../../../../../shared/domain/listes.ts'
import { NIVEAUX } from '../../../../../shared/domain/niveau.ts'

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

const COLONNE = { index: 0, entete: 'Lecture', champ: null, exemples: [], isJamais: false }
const CHOICES = VOCABULAIRE_ELEVES.champsOf(COLONNE).flatMap(({ items }) => items)

test('every thing that a column can be is offered once, in words', () => {
  const champs = CHOICES.map(({ value }) => value)

  expect(champs.filter((champ) => !isChamp(champ))).toEqual([])
  expect(new Set(champs).size).toBe(champs.length)
  expect(CHAMPS_ENFANT.filter((champ) => !champs.includes(champ))).toEqual([])
  expect(CHOICES.filter(({ value, label }) => label === value || label === '')).toEqual([])
  expect(new Set(CHOICES.map(({ label }) => label)).size).toBe(CHOICES.length)
})

test('in the list of enfants inscrits, a column may be a place in a collectif too', () => {
  const [first, ...others] = VOCABULAIRE_INSCRITS.champsOf(COLONNE)

  expect(first?.items.map(({ value, label }) => [value, label])).toEqual([
    ['collectif', 'Collectif'],
    ['entree', 'Date d’entrée'],
    ['sortie', 'Date de départ'],
  ])
  expect(others.flatMap(({ items }) => items)).toEqual(CHOICES)
})

test('a code of the file stands for one of the closed list of its column, or for nothing', () => {
  const { codesOf, rienText } = VOCABULAIRE_ELEVES
  const valuesOf = (champ: string) => codesOf(champ)?.map(({ value }) => value)

  expect(codesOf('sexe')).toEqual([
    { value: 'F', label: 'Fille' },
    { value: 'M', label: 'Garçon' },
  ])
  expect(['niveau', 'classe'].map(valuesOf)).toEqual([[...NIVEAUX], [...NIVEAUX]])
  expect([valuesOf('origines'), valuesOf('situations')]).toEqual([[...ORIGINES], [...SITUATIONS]])
  expect([valuesOf('accordParental'), valuesOf(COCHE)]).toEqual([['oui', 'non'], ['oui']])
  expect([codesOf('nom'), codesOf('objectif')]).toEqual([null, null])
  expect([COCHE, 'niveau'].map(rienText)).toEqual(['Case non cochée', 'Ne rien en garder'])
})
