import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../shared/dates.ts'
import { ETATS_PRESENCE, ETATS_SEANCE } from '../../shared/domain/listes.ts'
import {
  accepts,
  assiduiteOf,
  type Compte,
  countComptes,
  isInscrit,
  ouvertureOf,
} from '../../shared/domain/presence.ts'

const TODAY = '2025-10-14'
const inscrit = { periodes: [{ debut: '2025-09-01', fin: null }] }
const aDate = fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days))

describe('being inscribed', () => {
  test('counts from the first day to the last, both included, over every period', () => {
    const periodes = [
      { debut: '2025-09-02', fin: '2025-09-30' },
      { debut: '2025-10-14', fin: null },
    ]

    const days = [
      '2025-09-01',
      '2025-09-02',
      '2025-09-30',
      '2025-10-01',
      '2025-10-14',
      '2026-06-30',
    ]

    expect(days.map((day) => isInscrit(periodes, day))).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
    ])
  })
})

describe('what a box is open to', () => {
  test('everything on a séance that has come, today’s too', () => {
    const open = ['2025-10-13', TODAY].map((date) =>
      ouvertureOf({ date, etat: 'prevue' }, inscrit, false, TODAY),
    )

    expect(open).toEqual(['ouverte', 'ouverte'])
    expect(ouvertureOf({ date: TODAY, etat: 'annulee' }, inscrit, true, TODAY)).toBe('annulee')
    expect([...ETATS_PRESENCE, null].every((etat) => accepts('ouverte', etat))).toBe(true)
  })

  test('only an excuse, and its removal, on a séance to come', () => {
    const ouverture = ouvertureOf({ date: '2025-10-15', etat: 'prevue' }, inscrit, false, TODAY)

    const taken = [...ETATS_PRESENCE, null].filter((etat) => accepts(ouverture, etat))

    expect([ouverture, taken]).toEqual(['a-venir', ['excuse', null]])
  })

  test('nothing before the inscription or after it, unless something is recorded there', () => {
    const parti = { periodes: [{ debut: '2025-09-01', fin: '2025-10-01' }] }
    const seance = { date: '2025-10-07', etat: 'tenue' } as const

    expect(ouvertureOf(seance, parti, false, TODAY)).toBe('hors-inscription')
    expect(ouvertureOf(seance, parti, true, TODAY)).toBe('ouverte')
    expect(ETATS_PRESENCE.some((etat) => accepts('hors-inscription', etat))).toBe(false)
  })

  test('nothing on a cancelled séance, whoever and whenever', () => {
    fc.assert(
      fc.property(aDate, fc.boolean(), (date, isRecorded) => {
        const ouverture = ouvertureOf({ date, etat: 'annulee' }, inscrit, isRecorded, TODAY)

        const taken = [...ETATS_PRESENCE, null].filter((etat) => accepts(ouverture, etat))

        expect(taken).toEqual([])
      }),
    )
  })

  test('a presence or an absence is never taken ahead of its day', () => {
    const anEtat = fc.constantFrom(...ETATS_SEANCE)
    const aDayToCome = fc.integer({ min: 1, max: 200 }).map((days) => addDays(TODAY, days))

    fc.assert(
      fc.property(aDayToCome, anEtat, fc.boolean(), (date, etat, recorded) => {
        const ouverture = ouvertureOf({ date, etat }, inscrit, recorded, TODAY)

        expect([accepts(ouverture, 'present'), accepts(ouverture, 'absent')]).toEqual([
          false,
          false,
        ])
      }),
    )
  })
})

describe('totals', () => {
  const comptes = fc.array(fc.constantFrom<Compte>('present', 'absent', 'excuse', 'inconnu', null))

  test('every box of the count is in one total, and no other', () => {
    fc.assert(
      fc.property(comptes, (boxes) => {
        const { presents, absents, excuses, inconnus } = countComptes(boxes)

        const counted = boxes.filter((box) => box !== null).length
        expect(presents + absents + excuses + inconnus).toBe(counted)
      }),
    )
  })

  test('unknown boxes never change the rate', () => {
    fc.assert(
      fc.property(comptes, fc.nat(20), (boxes, more) => {
        const unknown = Array.from({ length: more }, (): Compte => 'inconnu')

        const rates = [boxes, [...boxes, ...unknown]].map((all) => assiduiteOf(countComptes(all)))

        expect(rates[1]).toBe(rates[0])
      }),
    )
  })

  test('nothing recorded has no rate', () => {
    expect(assiduiteOf(countComptes(['inconnu', null]))).toBeNull()
    expect(assiduiteOf({ presents: 3, absents: 1, excuses: 0 })).toBe(0.75)
    expect(assiduiteOf({ presents: 3, absents: 1, excuses: 2 })).toBe(0.5)
  })
})
