import { expect, test } from 'vitest'
import { anneeSuivante, niveauSuivant, staysInEtablissement } from '../../shared/domain/passage.ts'

test('the niveau proposed is the one above, the same where several years share a name, none after the last', () => {
  expect((['CM2', '3e', 'SEGPA', 'Tle', null] as const).map(niveauSuivant)).toEqual([
    '6e',
    '2de',
    'SEGPA',
    null,
    null,
  ])
})

test('one stays in a school as long as one stays at its level', () => {
  expect(staysInEtablissement('CE2', 'CM1')).toBe(true)
  expect(staysInEtablissement('CM2', '6e')).toBe(false)
  expect(staysInEtablissement('CE2', null)).toBe(false)
})

test('the année that follows begins the day after, leap years included', () => {
  expect(anneeSuivante({ debut: '2022-09-01', fin: '2023-08-31' })).toEqual({
    debut: '2023-09-01',
    fin: '2024-08-31',
  })
})
