import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vacancesScolaires } from '../../main/features/calendrier/vacances-scolaires.ts'
import { addDays, mondayOf, weekday } from '../../shared/dates.ts'
import { calendrierOf, isJourOuvert, motifFermeture } from '../../shared/domain/calendrier.ts'
import { JOURS } from '../../shared/domain/listes.ts'
import {
  type Creneau,
  type Horaire,
  overlaps,
  planSerie,
} from '../../shared/domain/planification.ts'
import { replanCreneau, type SeanceExistante } from '../../shared/domain/replanification.ts'

const annee = { debut: '2025-09-01', fin: '2026-08-31' }
const calendrier = calendrierOf(vacancesScolaires(), annee, 'A')
const MARDI = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
const creneau = (horaire: Horaire, creneauId = 'k'): Creneau => ({ creneauId, ...horaire })

const dateOfAnnee = fc.integer({ min: 0, max: 364 }).map((days) => addDays(annee.debut, days))
const periodeOfAnnee = fc
  .tuple(dateOfAnnee, dateOfAnnee)
  .map(([a, b]) => (a < b ? { debut: a, fin: b } : { debut: b, fin: a }))
const horaires = fc
  .record({ jour: fc.constantFrom(...JOURS), debut: fc.integer({ min: 8, max: 19 }) })
  .map(({ jour, debut }): Horaire => ({ jour, debut: two(debut), fin: two(debut + 1) }))
const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
const creneaux = fc
  .uniqueArray(horaires, { maxLength: 4, selector: ({ jour, debut }) => `${jour} ${debut}` })
  .map((list) => list.map((horaire, rank) => creneau(horaire, `k${rank}`)))

describe('a series', () => {
  test('is one séance per créneau and open week, off every closed day, whatever the créneaux', () => {
    fc.assert(
      fc.property(creneaux, periodeOfAnnee, (list, periode) => {
        const { seances, ecartees } = planSerie(list, periode, calendrier, [])

        expect(seances.every(({ date }) => isJourOuvert(date, calendrier))).toBe(true)
        expect(ecartees.some(({ date }) => isJourOuvert(date, calendrier))).toBe(false)
        const all = [...seances, ...ecartees]
        const weeks = new Set(all.map(({ creneauId, date }) => `${creneauId} ${mondayOf(date)}`))
        expect(weeks.size).toBe(all.length)
        expect(all.every(({ date }) => periode.debut <= date && date <= periode.fin)).toBe(true)
        expect(all.length).toBe(occurrences(list, periode))
      }),
    )
  })

  test('made a second time it gives nothing: every séance is already there', () => {
    fc.assert(
      fc.property(creneaux, periodeOfAnnee, (list, periode) => {
        const first = planSerie(list, periode, calendrier, [])

        const again = planSerie(list, periode, calendrier, first.seances)

        expect(again.seances).toEqual([])
      }),
    )
  })

  test('comes in order of time', () => {
    const late = { ...MARDI, debut: '18:30', fin: '19:00' }
    const list = [
      creneau(late, 'l'),
      creneau({ jour: 'jeudi', debut: '17:00', fin: '18:00' }),
      creneau(MARDI, 'm'),
    ]

    const { seances } = planSerie(list, { debut: '2025-09-02', fin: '2025-09-11' }, calendrier, [])

    expect(seances.map(({ date, debut }) => `${date} ${debut}`)).toEqual([
      '2025-09-02 16:30',
      '2025-09-02 18:30',
      '2025-09-04 17:00',
      '2025-09-09 16:30',
      '2025-09-09 18:30',
      '2025-09-11 17:00',
    ])
  })

  test('says why a date is left out: holiday, public holiday, séance already there', () => {
    const existing = [{ date: '2025-11-04', debut: '17:00', fin: '19:00' }]

    const serie = planSerie(
      [creneau(MARDI)],
      { debut: '2025-10-28', fin: '2025-11-18' },
      calendrier,
      existing,
    )

    expect(serie.ecartees.map(({ date, motif }) => [date, motif.nom])).toEqual([
      ['2025-10-28', 'vacances de la Toussaint'],
      ['2025-11-04', 'séance déjà là (17:00–19:00)'],
      ['2025-11-11', 'Armistice de 1918'],
    ])
    expect(serie.seances.map(({ date }) => date)).toEqual(['2025-11-18'])
  })

  test('two meetings overlap from one common minute on, whichever is told first', () => {
    const at = (debut: string, fin: string) => ({ debut, fin })
    const mardi = at('16:30', '18:00')

    expect(overlaps(mardi, mardi)).toBe(true)
    for (const [debut, fin, expected] of [
      ['15:00', '16:30', false],
      ['15:00', '16:31', true],
      ['17:59', '19:00', true],
      ['18:00', '19:00', false],
    ] as const) {
      expect(overlaps(mardi, at(debut, fin))).toBe(expected)
      expect(overlaps(at(debut, fin), mardi)).toBe(expected)
    }
  })

  test('a séance that ends when the créneau begins is no obstacle', () => {
    const existing = [{ date: '2025-09-02', debut: '15:00', fin: '16:30' }]

    const { seances } = planSerie(
      [creneau(MARDI)],
      { debut: '2025-09-02', fin: '2025-09-02' },
      calendrier,
      existing,
    )

    expect(seances).toHaveLength(1)
  })
})

/** Days of the créneaux in a period, counted one by one. */
function occurrences(list: readonly Creneau[], { debut, fin }: { debut: string; fin: string }) {
  let count = 0
  for (let date = debut; date <= fin; date = addDays(date, 1)) {
    count += list.filter(({ jour }) => JOURS[weekday(date)] === jour).length
  }
  return count
}

/** The séances of a créneau over the année, some held, some with records on them. */
const seancesOf = (horaire: Horaire, today: string): readonly SeanceExistante[] =>
  planSerie([creneau(horaire)], annee, calendrier, []).seances.map(
    ({ date, debut, fin }, rank) => ({
      seanceId: `s${rank}`,
      date,
      debut,
      fin,
      etat: date <= today ? 'tenue' : 'prevue',
      hasRecords: date <= today || rank % 7 === 0,
    }),
  )

describe('a change of créneau', () => {
  const today = '2026-01-14'
  const existing = seancesOf(MARDI, today)
  const contexte = { today, calendrier, annee, existing }

  test('moves the future alone, never what was held or written on', () => {
    fc.assert(
      fc.property(horaires, fc.option(horaires), dateOfAnnee, (before, after, day) => {
        const all = seancesOf(before, day)

        const replan = replanCreneau(before, after, { ...contexte, today: day, existing: all })

        const byId = new Map(all.map((seance) => [seance.seanceId, seance]))
        for (const { seanceId } of [...replan.deplacees, ...replan.supprimees]) {
          expect(byId.get(seanceId)).toMatchObject({ etat: 'prevue', hasRecords: false })
          expect((byId.get(seanceId)?.date ?? '') > day).toBe(true)
        }
        const arrivals = [...replan.deplacees.map(({ vers }) => vers), ...replan.ajoutees]
        expect(arrivals.every(({ date }) => date > day)).toBe(true)
        expect(arrivals.every(({ date }) => isJourOuvert(date, calendrier))).toBe(true)
        const moments = arrivals.map(({ date, debut }) => `${date} ${debut}`)
        expect(new Set(moments).size).toBe(moments.length)
      }),
    )
  })

  test('later the same day, every séance keeps its day', () => {
    const later = { ...MARDI, debut: '17:00', fin: '18:30' }

    const { deplacees, ajoutees, supprimees } = replanCreneau(MARDI, later, contexte)

    expect([ajoutees, supprimees]).toEqual([[], []])
    expect(deplacees.length).toBeGreaterThan(10)
    expect(deplacees.every(({ de, vers }) => de.date === vers.date && vers.debut === '17:00')).toBe(
      true,
    )
  })

  test('that ends later moves its séances too; the same again moves none', () => {
    const longer = replanCreneau(MARDI, { ...MARDI, fin: '19:00' }, contexte)
    const again = replanCreneau(MARDI, { ...MARDI }, contexte)

    expect(longer.deplacees.length).toBeGreaterThan(10)
    expect(longer.deplacees.every(({ vers }) => vers.fin === '19:00')).toBe(true)
    expect([again.deplacees, again.ajoutees, again.supprimees]).toEqual([[], [], []])
  })

  test('to another day, each séance stays in its week; a closed day takes it away, an open one gives it', () => {
    const vendredi = { ...MARDI, jour: 'vendredi' } as const
    const fromVendredi = { ...contexte, existing: seancesOf(vendredi, today) }

    const toVendredi = replanCreneau(MARDI, vendredi, contexte)
    const toMardi = replanCreneau(vendredi, MARDI, fromVendredi)

    expect(toVendredi.deplacees.length).toBeGreaterThan(10)
    expect(toVendredi.deplacees.every(({ de, vers }) => vers.date === addDays(de.date, 3))).toBe(
      true,
    )
    expect(toVendredi.supprimees.map(({ de, motif }) => [de.date, motif?.nom])).toEqual([
      ['2026-04-28', 'Fête du Travail'],
      ['2026-05-05', 'Victoire de 1945'],
      ['2026-05-12', 'pont de l’Ascension'],
    ])
    expect(toMardi.ajoutees.map(({ date }) => date)).toContain('2026-05-12')
  })

  test('that has not begun gives no séance in the weeks before its first', () => {
    const before = '2025-11-04'
    const fromMidNovember = { debut: '2025-11-17', fin: annee.fin }
    const { seances } = planSerie([creneau(MARDI)], fromMidNovember, calendrier, [])
    const planned = seances.map(({ date, debut, fin }, rank) => ({
      ...{ seanceId: `s${rank}`, date, debut, fin },
      etat: 'prevue' as const,
      hasRecords: false,
    }))
    const jeudi = { ...MARDI, jour: 'jeudi' } as const

    const replan = replanCreneau(MARDI, jeudi, { ...contexte, today: before, existing: planned })

    expect(motifFermeture('2025-11-11', calendrier)).not.toBeNull()
    expect(replan.ajoutees.filter(({ date }) => date < '2025-11-17')).toEqual([])
  })

  test('a séance that she took away herself does not come back', () => {
    const without = existing.filter(({ date }) => date !== '2026-03-10')
    const jeudi = { ...MARDI, jour: 'jeudi' } as const

    const { deplacees, ajoutees } = replanCreneau(MARDI, jeudi, { ...contexte, existing: without })

    const weeks = [...deplacees.map(({ vers }) => vers), ...ajoutees].map(({ date }) => date)
    expect(weeks).not.toContain('2026-03-12')
    expect(weeks).toContain('2026-03-26')
  })

  test('a séance of this week stays where the new day has passed already', () => {
    const lundi = { ...MARDI, jour: 'lundi' } as const
    const monday = '2026-01-19'

    const replan = replanCreneau(MARDI, lundi, { ...contexte, today: monday })

    expect(replan.conservees.map(({ de }) => de.date)).toContain('2026-01-20')
    expect(replan.supprimees.map(({ de }) => de.date)).not.toContain('2026-01-20')
  })

  test('a place taken by another séance of the collectif is not taken twice', () => {
    const other = { ...existing[0], seanceId: 'x', date: '2026-01-22', etat: 'prevue' as const }
    const jeudi = { ...MARDI, jour: 'jeudi' } as const
    const all = [...existing, { ...other, debut: '17:00', fin: '19:00', hasRecords: true }]

    const { supprimees } = replanCreneau(MARDI, jeudi, { ...contexte, existing: all })

    expect(supprimees).toContainEqual(
      expect.objectContaining({
        de: { date: '2026-01-20', debut: '16:30', fin: '18:00' },
        motif: { genre: 'seance-deja-la', nom: 'séance déjà là (17:00–19:00)' },
      }),
    )
  })

  test.each([
    ['lundi', '2025-09-02', '2025-09-01', annee.fin, '2025-09-01'],
    ['lundi', '2025-09-02', '2025-09-02', annee.fin, 'hors-annee'],
    ['mercredi', '2026-06-30', annee.debut, '2026-07-01', '2026-07-01'],
    ['mercredi', '2026-06-30', annee.debut, '2026-06-30', 'hors-annee'],
  ] as const)('to %s, of %s, in an année from %s to %s: %s', (jour, date, debut, fin, expected) => {
    const one = { ...MARDI, seanceId: 's', date, etat: 'prevue', hasRecords: false } as const
    const own = { ...contexte, annee: { debut, fin }, existing: [one], today: '2025-08-25' }

    const { deplacees, supprimees } = replanCreneau(MARDI, { ...MARDI, jour }, own)

    const told = [
      ...deplacees.map(({ vers }) => vers.date),
      ...supprimees.map((s) => s.motif?.genre),
    ]
    expect(told).toEqual([expected])
  })

  test('a séance held on a closed day moves, and its week gains no second one', () => {
    const one = { ...MARDI, seanceId: 's', etat: 'prevue', hasRecords: false } as const
    const own = ['2025-11-11', '2025-11-18'].map((date, n) => ({ ...one, seanceId: `s${n}`, date }))
    const jeudi = { ...MARDI, jour: 'jeudi' } as const

    const replan = replanCreneau(MARDI, jeudi, { ...contexte, existing: own, today: '2025-11-03' })

    expect(replan.deplacees.map(({ vers }) => vers.date)).toEqual(['2025-11-13', '2025-11-20'])
    expect(replan.ajoutees).toEqual([])
  })

  test('a créneau that goes takes along what it planned, and leaves what is written on', () => {
    const { supprimees, conservees, deplacees, ajoutees } = replanCreneau(MARDI, null, contexte)

    expect([deplacees, ajoutees]).toEqual([[], []])
    expect(supprimees.length + conservees.length).toBe(
      existing.filter(({ date }) => date > today).length,
    )
    expect(conservees.length).toBeGreaterThan(0)
  })

  test('a séance moved by hand to other times is not of the créneau any more', () => {
    const others: Readonly<Record<string, object>> = {
      '2026-01-20': { debut: '14:00', fin: '15:00' },
      '2026-01-27': { fin: '19:00' },
    }
    const moved = existing.map((seance) => ({ ...seance, ...others[seance.date] }))

    const { supprimees } = replanCreneau(MARDI, null, { ...contexte, existing: moved })

    const gone = supprimees.map(({ de }) => de.date)
    expect(gone.filter((date) => date in others)).toEqual([])
    expect(gone).toContain('2026-02-03')
  })
})
