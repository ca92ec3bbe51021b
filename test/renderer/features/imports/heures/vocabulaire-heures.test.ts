import { expect, test } from 'vitest'
import { VOCABULAIRE_HEURES } from '../../../../../renderer/features/imports/heures/vocabulaire-heures.ts'
import { CHAMPS_HEURES } from '../../../../../shared/domain/import-heures.ts'
import { CATEGORIES_HEURES, STATUTS } from '../../../../../shared/domain/listes.ts'

const COLONNE = { index: 0, entete: 'Pour', champ: null, exemples: [], isJamais: false }

test('everything that a column of hours can be is offered once, in words', () => {
  const choices = VOCABULAIRE_HEURES.champsOf(COLONNE).flatMap(({ items }) => items)

  expect(choices.map(({ value }) => value).sort()).toEqual([...CHAMPS_HEURES].sort())
  expect(new Set(choices.map(({ label }) => label.toLowerCase())).size).toBe(choices.length)
  expect(choices.filter(({ label }) => label === '')).toEqual([])
})

test('a catégorie may be any of ours, or none: its rows are then left out, and it is said', () => {
  const codes = VOCABULAIRE_HEURES.codesOf('categorie')?.map(({ value }) => value)

  expect(codes).toEqual([...CATEGORIES_HEURES])
  expect(VOCABULAIRE_HEURES.rienText('categorie')).toBe('Ne pas importer ces lignes')
  expect(VOCABULAIRE_HEURES.codesOf('note')).toBeNull()
  expect(VOCABULAIRE_HEURES.codesOf('statut')?.map(({ value }) => value)).toEqual([...STATUTS])
  expect(VOCABULAIRE_HEURES.rienText('statut')).toBe('Ne rien en garder')
})
