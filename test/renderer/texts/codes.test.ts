import { expect, test } from 'vitest'
import {
  contenuLines,
  formatTaille,
} from '../../../renderer/features/sauvegardes/sauvegarde-texts.ts'
import { libelleAction, libellePerimetre, niveauText } from '../../../renderer/texts/codes.ts'

const action = (intitule: string | null) => ({ actionId: 'a', numero: '2', intitule }) as never
const ANNEE = { anneeId: 'x', debut: '2025-09-01', fin: '2026-08-31' } as never

test('an action is named by its number, and its title where it has one', () => {
  expect([action('CLAS collège'), action(null), action('')].map(libelleAction)).toEqual([
    ...['Action 2 – CLAS collège', 'Action 2', 'Action 2'],
  ])
  expect(libellePerimetre(ANNEE, action('CLAS collège'))).toBe(
    'Année 2025-2026 · Action 2 – CLAS collège',
  )
  expect(libellePerimetre(ANNEE, null)).toBe('Année 2025-2026 · toutes les actions')
})

test('a niveau that is a word takes its capital, the others are their own name', () => {
  expect((['maternelle', 'CE2', '6e'] as const).map(niveauText)).toEqual([
    'Maternelle',
    'CE2',
    '6e',
  ])
})

test('a size is told in Ko, rounded up, then in Mo from a million', () => {
  const texts = [0, 1, 1_000, 1_001, 999_999, 1_000_000, 1_250_000].map(formatTaille)

  expect(texts.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
    ...['0 Ko', '1 Ko', '1 Ko', '2 Ko', '1 000 Ko', '1 Mo', '1,3 Mo'],
  ])
})

test('what a base holds is told in three lines, even where it holds nothing', () => {
  const told = (contenu: Parameters<typeof contenuLines>[0]) =>
    contenuLines(contenu).map(({ texte }) => texte?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null)
  const date = '2026-04-30T08:00:00.000Z'

  expect(told({ annees: [], enfants: 0, seances: 1, derniere: null } as never)).toEqual([
    ...['aucune', '0 enfant, 1 séance', null],
  ])
  const full = { annees: ['2024-2025', '2025-2026'], enfants: 12, seances: 30 }
  expect(told({ ...full, derniere: { label: 'Ajout d’Inès', date } } as never)).toEqual([
    ...['2024-2025, 2025-2026', '12 enfants, 30 séances'],
    expect.stringMatching(/^Ajout d’Inès, le 30\/04\/2026 à /),
  ])
})
