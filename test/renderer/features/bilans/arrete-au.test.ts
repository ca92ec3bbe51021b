import { expect, test } from 'vitest'
import { arreteAuPresets, refuseArreteAu } from '../../../../renderer/features/bilans/arrete-au.ts'
import { isSaisonBilan, proposeArreteAu } from '../../../../shared/domain/bilan.ts'

const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }

test.each([
  ['before the année, its first day', '2021-08-20', '2021-09-01'],
  ['before 30 April, today', '2022-03-02', '2022-03-02'],
  ['after 30 April, that day', '2022-05-20', '2022-04-30'],
  ['years later, that day still', '2026-11-22', '2022-04-30'],
])('the date proposed is, %s', (_when, today, proposed) => {
  expect(proposeArreteAu(ANNEE, today)).toBe(proposed)
})

test('a date of the année is accepted to its last day, the next is refused with the bounds', () => {
  expect(refuseArreteAu(ANNEE, '2022-08-31')).toBeNull()
  expect(refuseArreteAu(ANNEE, '2021-09-01')).toBeNull()
  expect(refuseArreteAu(ANNEE, '2021-08-31')).not.toBeNull()
  expect(refuseArreteAu(ANNEE, '2022-09-01')).toBe(
    'Le 01/09/2022 n’est pas dans l’année, du 01/09/2021 au 31/08/2022.',
  )
})

test('only dates of the année are offered', () => {
  expect(arreteAuPresets(ANNEE, '2026-11-22').map(({ value }) => value)).toEqual([
    '2022-04-30',
    '2022-08-31',
  ])
  const offered = (today: string) => arreteAuPresets(ANNEE, today).map(({ value }) => value)
  expect(['2021-08-31', '2021-09-01', '2022-08-31', '2022-09-01'].map(offered)).toEqual([
    ['2022-04-30', '2022-08-31'],
    ['2022-04-30', '2021-09-01', '2022-08-31'],
    ['2022-04-30', '2022-08-31', '2022-08-31'],
    ['2022-04-30', '2022-08-31'],
  ])
})

test.each([
  ['in November', null, '2025-11-30', false],
  ['two months and a day before the usual date', null, '2026-02-28', false],
  ['two months before the usual date', null, '2026-03-01', true],
  ['once the année is over', null, '2026-09-15', true],
  ['the day before the two months of its own date', '2026-06-30', '2026-04-30', false],
  ['two months before its own date', '2026-06-30', '2026-05-01', true],
])('Accueil speaks of the bilan %s or not', (_when, dateRetour, today, speaks) => {
  expect(isSaisonBilan({ debut: '2025-09-01', fin: '2026-08-31' }, dateRetour, today)).toBe(speaks)
})
