import { expect, test } from 'vitest'
import {
  filterTotals,
  minutesIn,
  moisOf,
  toTotaux,
} from '../../../../renderer/features/heures/totaux.ts'
import { totauxColumns, totauxWidth } from '../../../../renderer/features/heures/totaux-columns.tsx'
import { fittingColumns } from '../../../../renderer/ui/DataTable.tsx'
import type { MinutesTotal } from '../../../../shared/ipc/heures.ipc.ts'

const minutes = (overrides: Partial<MinutesTotal>): MinutesTotal => ({
  intervenantId: 'v1',
  statut: 'benevole',
  categorie: 'seances',
  mois: '2021-10',
  minutes: 60,
  ...overrides,
})

const NONE = { q: '', statut: null, categorie: null, mois: null }

test('totals make a line per person, statut and catégorie, that a month narrows', () => {
  const totals = toTotaux(
    [
      minutes({}),
      minutes({ mois: '2021-11', minutes: 30 }),
      minutes({ statut: 'salarie', mois: '2022-01' }),
      minutes({ categorie: 'formation', minutes: 120 }),
    ],
    () => 'Sy Omar',
  )

  const october = filterTotals(totals, { ...NONE, mois: '2021-10' })

  expect(totals.map(({ statut, categorie, total }) => [statut, categorie, total])).toEqual([
    ['salarie', 'seances', 60],
    ['benevole', 'seances', 90],
    ['benevole', 'formation', 120],
  ])
  expect(moisOf(totals)).toEqual(['2021-10', '2021-11', '2022-01'])
  expect(october.map(({ categorie, total }) => [categorie, total])).toEqual([
    ['seances', 60],
    ['formation', 120],
  ])
  expect(moisOf(october)).toEqual(['2021-10'])
  expect(minutesIn(october, '2021-10')).toBe(180)
})

test('totals are narrowed by name, statut and catégorie at once; months are summed', () => {
  const names: Record<string, string> = { v1: 'Sy Omar', v2: 'Émile Roy', v3: 'Sy Omar' }
  const totals = toTotaux(
    [
      minutes({ statut: null, minutes: 5 }),
      minutes({ minutes: 10 }),
      minutes({ categorie: 'formation', minutes: 20 }),
      minutes({ intervenantId: 'v3', minutes: 40 }),
      minutes({ intervenantId: 'v2', minutes: 80, mois: '2021-11' }),
    ],
    (id) => names[id] ?? '',
  )
  const shown = (values: object) =>
    filterTotals(totals, { ...NONE, ...values }).map(({ total }) => total)

  // By name in French order, then each person's own; without a statut last.
  expect(shown({})).toEqual([80, 10, 20, 5, 40])
  expect(shown({ statut: 'benevole', categorie: 'seances' })).toEqual([80, 10, 40])
  expect(shown({ q: 'omar', categorie: 'seances' })).toEqual([10, 5, 40])
  expect(shown({ q: 'emile', statut: 'salarie' })).toEqual([])
  expect(shown({ statut: 'sans' })).toEqual([5])
  expect([minutesIn(totals, '2021-10'), minutesIn(totals, '2021-11')]).toEqual([75, 80])
  expect(minutesIn(totals, '2022-01')).toBe(0)
})

test('the months of a year, September to July, fit in the smallest window, its scroll bar out, with the total', () => {
  const mois = Array.from({ length: 11 }, (_, index) =>
    index < 4 ? `2021-${String(9 + index).padStart(2, '0')}` : `2022-0${index - 3}`,
  )
  // 1024 pixels, less the navigation, the margins and the scroll bar.
  const available = (1024 - 200 - 48 - 17) / 16

  const { columns } = fittingColumns(totauxColumns(mois), totauxWidth(mois), available)

  expect(totauxWidth(mois)).toBeLessThanOrEqual(available)
  expect(columns.map(({ header }) => header)).toEqual([
    ...['Catégorie', 'sept.', 'oct.', 'nov.', 'déc.', 'janv.', 'févr.', 'mars', 'avr.', 'mai'],
    ...['juin', 'juil.', 'Total'],
  ])
})
