import { expect, test } from 'vitest'
import {
  withColonne,
  withValeur,
} from '../../../../../renderer/features/imports/correspondances/vocabulaire.ts'

const LUE = {
  feuille: 'CE1',
  ligneEntete: 1,
  colonnes: [{ index: 0, champ: 'nom' }],
  valeurs: [{ champ: 'sexe', texte: 'f1', code: 'F' }],
}

test('a column is read as something else, or no more', () => {
  expect(withColonne(LUE, 0, 'prenom').colonnes).toEqual([{ index: 0, champ: 'prenom' }])
  expect(withColonne(LUE, 1, 'prenom').colonnes).toEqual([
    { index: 0, champ: 'nom' },
    { index: 1, champ: 'prenom' },
  ])
  expect(withColonne(LUE, 0, null).colonnes).toEqual([])
})

test('a code is explained, is nothing that we keep, or is not explained any more', () => {
  const f1 = { champ: 'sexe', texte: 'f1' }

  expect(withValeur(LUE, f1, 'M').valeurs).toEqual([{ ...f1, code: 'M' }])
  expect(withValeur(LUE, f1, null).valeurs).toEqual([{ ...f1, code: null }])
  expect(withValeur(LUE, f1, undefined).valeurs).toEqual([])
  expect(withValeur(LUE, { ...f1, texte: 'F1' }, undefined).valeurs).toEqual([])
  expect(withValeur(LUE, { ...f1, champ: 'classe' }, 'CP').valeurs).toHaveLength(2)
})
