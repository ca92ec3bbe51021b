import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/dates.ts'
import { changeStatut, checkIntervenant, statutAt } from '../../shared/domain/intervenant.ts'
import { STATUTS } from '../../shared/domain/listes.ts'

describe('a change of statut', () => {
  test('ends the one in force the day before', () => {
    const before = [{ statut: 'benevole', debut: '2021-09-01', fin: null }] as const

    const after = changeStatut(before, { statut: 'salarie', debut: '2022-01-01' })

    expect(after).toEqual([
      { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'salarie', debut: '2022-01-01', fin: null },
    ])
  })

  test('leaves what had ended before it, and shortens what ends on its very day', () => {
    const held = (fin: string) => ({ statut: 'benevole', debut: '2021-09-01', fin }) as const
    const ends = ['2021-12-31', '2022-01-01', '2022-01-02'].map(
      (fin) => changeStatut([held(fin)], { statut: 'salarie', debut: '2022-01-01' })[0]?.fin,
    )

    expect(ends).toEqual(['2021-12-31', '2021-12-31', '2021-12-31'])
    const begun = { statut: 'benevole', debut: '2022-01-01', fin: null } as const
    expect(changeStatut([begun], { statut: 'salarie', debut: '2022-01-01' })[0]).toEqual(begun)
  })

  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2021-09-01', n))
  const statut = fc.constantFrom(...STATUTS)

  test('after another begun earlier overlaps nothing, and holds from its day on', () => {
    const check = fc.property(statut, statut, day, day, (first, second, one, other) => {
      fc.pre(one < other)
      const statuts = changeStatut([{ statut: first, debut: one, fin: null }], {
        statut: second,
        debut: other,
      })

      expect(checkIntervenant({ statuts: [...statuts], disponibilites: [] })).toEqual({})
      expect(statutAt(statuts, addDays(other, -1))).toBe(first)
      expect(statutAt(statuts, other)).toBe(second)
    })

    fc.assert(check)
  })
})

test('of two statuts on one day the second is told, whatever comes after', () => {
  const statut = 'benevole' as const
  const statuts = [
    { statut, debut: '2021-09-01', fin: '2021-12-31' },
    { statut, debut: '2021-12-31', fin: '2022-03-31' },
    { statut, debut: '2022-04-01', fin: null },
  ]

  expect(Object.keys(checkIntervenant({ statuts, disponibilites: [] }))).toEqual([
    'statuts.1.debut',
  ])
})

test('a fin before its début is told beside it, for a statut and for a disponibilité', () => {
  const fields = checkIntervenant({
    statuts: [{ statut: 'benevole', debut: '2021-09-02', fin: '2021-09-01' }],
    disponibilites: [{ jour: 'mardi', debut: '18:00', fin: '18:00' }],
  })

  expect(Object.keys(fields)).toEqual(['statuts.0.fin', 'disponibilites.0.fin'])
})
