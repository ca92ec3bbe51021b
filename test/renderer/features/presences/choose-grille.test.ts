import { expect, test } from 'vitest'
import {
  chooseCollectif,
  chooseMois,
  moisToPrint,
  stepMois,
} from '../../../../renderer/features/presences/choose-grille.ts'
import { monthsOf } from '../../../../shared/dates.ts'
import type { CollectifPresences } from '../../../../shared/ipc/presences.ipc.ts'

const ANNEE = { debut: '2025-09-01', fin: '2026-08-31' }

const aChoice = (
  nom: string,
  derniere: string | null,
  mois: readonly string[] = [],
): CollectifPresences => ({
  collectifId: nom,
  nom,
  actionId: 'a1',
  mois,
  derniere,
})

test('the collectif that met last comes first, unless another is asked for', () => {
  const all = [
    aChoice('Jeudi', '2025-10-09'),
    aChoice('Mardi', '2025-10-14'),
    aChoice('Neuf', null),
  ]

  expect(chooseCollectif(null, all)?.nom).toBe('Mardi')
  expect(chooseCollectif('Neuf', all)?.nom).toBe('Neuf')
  expect(chooseCollectif('supprimé', all)?.nom).toBe('Mardi')
  expect(chooseCollectif(null, [])).toBeNull()
  // One that never met comes after any that did, wherever it stands; of two that never did, the first.
  expect(chooseCollectif(null, [aChoice('Neuf', null), ...all])?.nom).toBe('Mardi')
  expect(chooseCollectif(null, [aChoice('Un', null), aChoice('Deux', null)])?.nom).toBe('Un')
})

test('the month is the one asked for, else of the last séance, of the first planned, of today', () => {
  const today = '2025-11-20'
  const month = (asked: string | null, choice: CollectifPresences, day = today) =>
    chooseMois(asked, choice, ANNEE, day)

  expect(month('2026-01', aChoice('c', '2025-10-14'))).toBe('2026-01')
  expect(month('2031-01', aChoice('c', '2025-10-14'))).toBe('2025-10')
  expect(month(null, aChoice('c', null, ['2026-02']))).toBe('2026-02')
  expect(month(null, aChoice('c', null))).toBe('2025-11')
  expect(month(null, aChoice('c', null), '2031-01-01')).toBe('2025-09')
})

test('an année has its months over New Year, and no month before or after', () => {
  expect(monthsOf(ANNEE)).toHaveLength(12)
  expect(stepMois('2025-12', 1, ANNEE)).toBe('2026-01')
  expect(stepMois('2025-09', -1, ANNEE)).toBeNull()
  expect(stepMois('2026-08', 1, ANNEE)).toBeNull()
  // A register of before or after the année leads back into it.
  expect([stepMois('2026-09', -1, ANNEE), stepMois('2026-09', 1, ANNEE)]).toEqual(['2026-08', null])
  expect([stepMois('2025-08', 1, ANNEE), stepMois('2025-08', -1, ANNEE)]).toEqual(['2025-09', null])
})

test.each([
  ['in the middle of the année', '2025-11', '2025-11-30', ['2025-11', '2025-12']],
  ['while another is shown', '2026-03', '2025-11-30', ['2025-11', '2025-12', '2026-03']],
  ['in its last month', '2026-08', '2026-08-15', ['2026-08']],
  ['in the month before it begins', '2025-10', '2025-08-20', ['2025-09', '2025-10']],
  ['long after it', '2025-10', '2027-01-10', ['2025-10']],
])(
  'the sheets proposed for everybody %s are of this month, the next and the one shown',
  (_when, shown, today, months) => {
    expect(moisToPrint(shown, { debut: '2025-09-01', fin: '2026-08-31' }, today)).toEqual(months)
  },
)
