import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vacancesScolaires } from '../../main/features/calendrier/vacances-scolaires.ts'
import { addDays, weekday } from '../../shared/dates.ts'
import {
  calendrierOf,
  isJourOuvert,
  joursFeries,
  motifFermeture,
  paques,
  serieDates,
} from '../../shared/domain/calendrier.ts'
import { JOURS } from '../../shared/domain/listes.ts'

const ANNEE = { debut: '2025-09-01', fin: '2026-08-31' }
const zoneA = calendrierOf(vacancesScolaires(), ANNEE, 'A')

describe('public holidays', () => {
  test.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    // The earliest and the latest Easter of the century around us.
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2038, '2038-04-25'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('Easter of %i is on %s', (annee, date) => {
    expect(paques(annee)).toBe(date)
  })

  test('the eleven holidays of 2026 are those of the calendar, in order', () => {
    const feries = [...joursFeries(2026)]

    expect(feries).toEqual([
      ['2026-01-01', 'Jour de l’An'],
      ['2026-04-06', 'Lundi de Pâques'],
      ['2026-05-01', 'Fête du Travail'],
      ['2026-05-08', 'Victoire de 1945'],
      ['2026-05-14', 'Ascension'],
      ['2026-05-25', 'Lundi de Pentecôte'],
      ['2026-07-14', 'Fête nationale'],
      ['2026-08-15', 'Assomption'],
      ['2026-11-01', 'Toussaint'],
      ['2026-11-11', 'Armistice de 1918'],
      ['2026-12-25', 'Noël'],
    ])
  })

  test('Easter is a Sunday from 22 March to 25 April, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (annee) => {
        const date = paques(annee)

        expect(weekday(date)).toBe(6)
        expect(date.slice(5) >= '03-22' && date.slice(5) <= '04-25').toBe(true)
      }),
    )
  })
})

describe('school holidays', () => {
  test('each zone has its own winter, and all share Christmas', () => {
    const hiverOf = (zone: 'A' | 'B' | 'C') => {
      const { vacances } = calendrierOf(vacancesScolaires(), ANNEE, zone)
      return vacances.find(({ code }) => code === 'hiver')
    }

    expect(hiverOf('A')).toMatchObject({ debut: '2026-02-07', fin: '2026-02-22' })
    expect(hiverOf('B')).toMatchObject({ debut: '2026-02-14', fin: '2026-03-01' })
    expect(hiverOf('C')).toMatchObject({ debut: '2026-02-21', fin: '2026-03-08' })
    for (const zone of ['A', 'B', 'C'] as const) {
      const noel = motifFermeture('2025-12-29', calendrierOf(vacancesScolaires(), ANNEE, zone))
      expect(noel).toEqual({ genre: 'vacances', nom: 'vacances de Noël' })
    }
  })

  test('the first and the last day off are off, the days around them are not', () => {
    expect(isJourOuvert('2025-10-17', zoneA)).toBe(true)
    expect(isJourOuvert('2025-10-18', zoneA)).toBe(false)
    expect(isJourOuvert('2025-11-02', zoneA)).toBe(false)
    expect(isJourOuvert('2025-11-03', zoneA)).toBe(true)
  })

  test('summer lasts until the année ends', () => {
    expect(isJourOuvert('2026-07-03', zoneA)).toBe(true)
    expect(motifFermeture('2026-08-31', zoneA)?.nom).toBe('vacances d’été')
  })

  test('a holiday without a source is told as unknown, not as absent', () => {
    const annee = { debut: '2023-09-01', fin: '2024-08-31' }

    const calendrier = calendrierOf(vacancesScolaires(), annee, 'A')

    expect(calendrier.inconnues).toEqual(['ascension'])
  })

  test('an année that ends before summer has no summer holidays, and none is unknown', () => {
    const annee = { debut: '2025-09-01', fin: '2026-06-30' }

    const { vacances, inconnues } = calendrierOf(vacancesScolaires(), annee, 'A')

    expect(vacances.map(({ code }) => code)).not.toContain('ete')
    expect(inconnues).toEqual([])
  })

  test('without a zone, or for an année that no source covers, nothing is invented', () => {
    const noZone = calendrierOf(vacancesScolaires(), ANNEE, null)
    const future = calendrierOf(
      vacancesScolaires(),
      { debut: '2040-09-01', fin: '2041-08-31' },
      'B',
    )

    for (const calendrier of [noZone, future]) {
      expect(calendrier.vacances).toEqual([])
      expect(calendrier.inconnues).toHaveLength(6)
    }
    expect(isJourOuvert('2025-12-25', noZone)).toBe(false)
  })
})

describe('dates of a créneau', () => {
  test('what is skipped says why', () => {
    const periode = { debut: '2026-04-27', fin: '2026-06-01' }

    const serie = serieDates('vendredi', periode, zoneA)

    expect(serie.dates).toEqual(['2026-05-22', '2026-05-29'])
    expect(serie.ecartees.map(({ date, motif }) => [date, motif.nom])).toEqual([
      ['2026-05-01', 'Fête du Travail'],
      ['2026-05-08', 'Victoire de 1945'],
      ['2026-05-15', 'pont de l’Ascension'],
    ])
  })

  test('both ends of the period count when they fall on the day', () => {
    const serie = serieDates('mardi', { debut: '2025-09-02', fin: '2025-09-16' }, zoneA)

    expect(serie.dates).toEqual(['2025-09-02', '2025-09-09', '2025-09-16'])
  })

  test('a period that ends before it begins gives no date', () => {
    const serie = serieDates('mardi', { debut: '2025-09-16', fin: '2025-09-02' }, zoneA)

    expect(serie).toEqual({ dates: [], ecartees: [] })
  })

  test('every such weekday of the period is either kept on a day of activity or skipped', () => {
    const aJour = fc.constantFrom(...JOURS)
    const aDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(ANNEE.debut, days))
    const aZone = fc.constantFrom('A' as const, 'B' as const, 'C' as const)
    fc.assert(
      fc.property(aJour, aDay, aDay, aZone, (jour, debut, fin, zone) => {
        const calendrier = calendrierOf(vacancesScolaires(), ANNEE, zone)

        const { dates, ecartees } = serieDates(jour, { debut, fin }, calendrier)

        const all: string[] = []
        for (let date = debut; date <= fin; date = addDays(date, 1)) {
          if (weekday(date) === JOURS.indexOf(jour)) all.push(date)
        }
        expect([...dates, ...ecartees.map(({ date }) => date)].sort()).toEqual(all)
        expect(dates.every((date) => isJourOuvert(date, calendrier))).toBe(true)
        expect(ecartees.some(({ date }) => isJourOuvert(date, calendrier))).toBe(false)
      }),
    )
  })
})
