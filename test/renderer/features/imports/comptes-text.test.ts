import { expect, test } from 'vitest'
import {
  comptesText,
  countStatuts,
  MOTS_LIGNES,
} from '../../../../renderer/features/imports/comptes-text.ts'

/** No-break spaces read as spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('counts are said in the order of the statuts, in agreement, and nothing is said of none', () => {
  expect(
    plain(comptesText({ erreur: 1, nouveau: 12, ambigu: 2, connu: 1, 'a-completer': 0 })),
  ).toBe('12 nouveaux, 1 déjà connu, 2 laissés de côté, 1 en erreur')
})

test('rows of hours are lines, not enfants', () => {
  expect(plain(comptesText({ nouveau: 4, ambigu: 1 }, MOTS_LIGNES))).toBe(
    '4 nouvelles lignes, 1 laissée de côté',
  )
})

test('a file without any row gives no count', () => {
  expect(comptesText({})).toBe('')
})

test('rows are counted by statut', () => {
  const rows = ['nouveau', 'erreur', 'nouveau'].map((statut) => ({ statut }))

  expect(countStatuts(rows)).toEqual({ nouveau: 2, erreur: 1 })
})
