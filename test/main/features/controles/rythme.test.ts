import fc from 'fast-check'
import { expect, test } from 'vitest'
import { controlesDesRegles } from '../../../../main/features/controles/regles.ts'
import { controlesDuRythme, periodesOf } from '../../../../main/features/controles/rythme.ts'
import { addDays } from '../../../../shared/dates.ts'
import type { Faits } from '../../../../shared/domain/faits.ts'
import { PARAMETRES_PAR_DEFAUT } from '../../../../shared/domain/faits.ts'
import type { SeanceLigne } from '../../../../shared/ipc/seances.ipc.ts'

const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }
const CALENDRIER = {
  vacances: [
    { nom: 'vacances de la Toussaint', debut: '2021-10-23', fin: '2021-11-07' },
    { nom: 'vacances de Noël', debut: '2021-12-18', fin: '2022-01-02' },
    { nom: 'fermeture', debut: '2022-03-08', fin: '2022-03-08' },
    { nom: 'fermeture', debut: '2022-03-16', fin: '2022-03-16' },
    { nom: 'pont', debut: '2022-05-26', fin: '2022-05-29' },
    { nom: 'vacances d’été', debut: '2022-07-08', fin: '2022-08-31' },
  ],
}

const seance = (collectifId: string, date: string, etat = 'tenue') =>
  ({ collectifId, collectif: `Groupe ${collectifId}`, date, etat }) as unknown as SeanceLigne

const controles = (
  seances: readonly SeanceLigne[],
  {
    arreteAu = '2022-04-30',
    regle = 2 as number | null,
    calendrier = CALENDRIER as typeof CALENDRIER | null,
  } = {},
) =>
  controlesDuRythme(
    seances.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    { arreteAu, parametres: { ...PARAMETRES_PAR_DEFAUT, seancesParSemaine: regle } } as Faits,
    { annee: ANNEE, calendrier },
  )

test('the année is cut at its holidays, not at a long week-end', () => {
  expect(periodesOf(ANNEE, CALENDRIER)).toEqual([
    { debut: '2021-09-01', fin: '2021-10-22' },
    { debut: '2021-11-08', fin: '2021-12-17' },
    { debut: '2022-01-03', fin: '2022-07-07' },
  ])
  // Holidays over as the année begins, a single day between two, and the last day of all.
  const days = [
    ['2021-08-20', '2021-09-01'],
    ['2021-10-12', '2021-10-20'],
    ['2021-10-01', '2021-10-10'],
    ['2022-08-01', '2022-08-30'],
  ] as const
  const vacances = days.map(([debut, fin]) => ({ nom: 'vacances', debut, fin }))
  expect(periodesOf(ANNEE, { vacances }).map(({ debut, fin }) => `${debut} ${fin}`)).toEqual([
    '2021-09-02 2021-09-30',
    '2021-10-11 2021-10-11',
    '2021-10-21 2022-07-31',
    '2022-08-31 2022-08-31',
  ])
})

test('every school day of the année is in one period exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 4, max: 30 })), {
        maxLength: 6,
      }),
      (spans) => {
        const vacances = spans.map(([from, days]) => ({
          ...{ nom: 'vacances', debut: addDays(ANNEE.debut, from) },
          fin: addDays(ANNEE.debut, Math.min(364, from + days)),
        }))
        const long = vacances.filter(({ debut, fin }) => addDays(debut, 6) <= fin)
        const periodes = periodesOf(ANNEE, { vacances })
        for (let day = 0; day < 365; day += 1) {
          const date = addDays(ANNEE.debut, day)
          const isOff = long.some(({ debut, fin }) => debut <= date && date <= fin)
          const within = periodes.filter(({ debut, fin }) => debut <= date && date <= fin).length
          expect([date, within]).toEqual([date, isOff ? 0 : 1])
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('one séance a week is told period by period, two are not', () => {
  const weekly = ['2021-09-14', '2021-09-21', '2021-11-09', '2022-01-04'].map((d) => seance('a', d))
  const twice = ['2021-09-14', '2021-09-16', '2021-11-09', '2021-11-12', '2022-01-04', '2022-01-06']

  const told = controles([...weekly, ...twice.map((d) => seance('b', d))])

  expect(told.map(({ code, ids }) => [code, ids])).toEqual([['seances-par-semaine', ['a']]])
  expect(told[0]?.texte).toContain('1 du 01/09/2021 au 22/10/2021, 1 du 08/11/2021')
  const bounds = [
    '2021-10-19',
    '2021-10-22',
    '2021-11-08',
    '2021-12-06',
    '2021-12-13',
    '2021-12-17',
  ]
  expect(controles(bounds.map((d) => seance('a', d)))[0]?.texte).toContain(
    'séances par semaine d’activité, 1,3 du 08/11/2021 au 17/12/2021, pour 2 préconisées',
  )
  expect(controles(weekly, { regle: null })).toEqual([])
  expect(controles(weekly, { regle: 1 })).toEqual([])
})

test('séances cancelled or after the date count for nothing', () => {
  const some = [
    seance('a', '2022-01-04'),
    seance('a', '2022-01-06', 'annulee'),
    seance('a', '2022-01-07'),
  ]

  expect(controles(some, { arreteAu: '2022-01-06', calendrier: null })).toHaveLength(1)
  expect(controles(some, { arreteAu: '2022-01-07', calendrier: null })).toEqual([])
})

test('a whole period without séance is told once it is over, before the first séance and after the last', () => {
  const late = [seance('a', '2022-01-04'), seance('a', '2022-01-06')]
  const early = [seance('b', '2021-09-14'), seance('b', '2021-09-16')]
  const empty = (seances: readonly SeanceLigne[], arreteAu: string) =>
    controles(seances, { arreteAu }).filter(({ code }) => code === 'periode-sans-seance')

  const told = (...days: readonly string[]) =>
    empty(
      days.map((day) => seance('c', day)),
      '2021-12-17',
    ).map(({ texte }) => /\((.*)\)/.exec(texte)?.[1])
  expect(told('2021-10-22', '2021-11-08')).toEqual([])
  expect(told('2021-09-14', '2021-09-16', '2021-11-08')).toEqual([])
  expect(told('2021-11-09', '2021-12-14', '2021-12-16')).toEqual(['du 01/09/2021 au 22/10/2021'])
  expect(told('2021-10-22', '2021-12-14')).toEqual([])
  expect(empty(late, '2022-04-30')[0]?.texte).toContain('2\u00a0périodes entières')
  expect(empty(early, '2021-12-16')).toEqual([])
  expect(empty(early, '2021-12-17')[0]?.texte).toContain('du 08/11/2021 au 17/12/2021')
})

test('a group is the enfants inscribed in it on the day of its last séance, each once', () => {
  const inscrit = (enfantId: string, debut: string, fin: string | null, more: object = {}) => ({
    ...{ enfantId, debut, fin, collectifId: 'a', statut: 'inscrit', ...more },
  })
  const inscriptions = [
    inscrit('e1', '2021-09-28', null),
    inscrit('e2', '2021-09-01', '2021-09-28'),
    inscrit('e3', '2021-09-01', '2021-09-10'),
    inscrit('e3', '2021-09-11', null),
    inscrit('late', '2021-09-29', null),
    inscrit('later', '2021-09-29', null),
    inscrit('gone', '2021-09-01', '2021-09-27'),
    inscrit('waiting', '2021-09-01', null, { statut: 'liste-attente' }),
    inscrit('elsewhere', '2021-09-01', null, { collectifId: 'b' }),
  ]
  const told = (effectifMin: number | null, effectifMax: number | null) => {
    const parametres = { ...PARAMETRES_PAR_DEFAUT, effectifMin, effectifMax }
    const faits = {
      arreteAu: '2021-09-28',
      parametres,
      inscriptions: [],
      formations: { minutes: 1 },
    }
    const noted = { intervenants: [] }
    const seances = [
      { ...seance('a', '2021-09-21'), ...noted },
      { ...seance('a', '2021-09-28'), ...noted },
      { ...seance('a', '2021-10-05'), ...noted },
    ]
    const lignes = { inscriptions, seances, orientations: [] } as never
    return controlesDesRegles(lignes, faits as unknown as Faits, null).map(({ code }) => code)
  }

  expect([told(3, 3), told(null, null)]).toEqual([[], []])
  expect(told(4, null)).toEqual(['effectif-insuffisant'])
  expect(told(null, 2)).toEqual(['effectif-depasse'])
})

test('a team is told from its limit on: too few people, or too many enfants for them', () => {
  const led = (seanceId: string, adults: number, presents: number) => ({
    ...{ ...seance('a', '2021-09-28'), seanceId, presents },
    intervenants: Array.from({ length: adults }, (_, n) => n),
  })
  const seances = [
    ...[led('nobody', 0, 9), led('one', 1, 5), led('two', 2, 12), led('many', 2, 13)],
    { ...led('cancelled', 1, 20), etat: 'annulee' },
    { ...led('to come', 1, 20), date: '2021-09-29' },
  ]
  const told = (intervenantsParSeance: number | null, enfantsParIntervenant: number | null) => {
    const regles = { effectifMin: null, effectifMax: null }
    const parametres = { intervenantsParSeance, enfantsParIntervenant, ...regles }
    const faits = {
      arreteAu: '2021-09-28',
      parametres,
      inscriptions: [],
      formations: { minutes: 1 },
    }
    const lignes = { inscriptions: [], seances, orientations: [] } as never
    return controlesDesRegles(lignes, faits as unknown as Faits, null).map(
      ({ code, ids, texte }) => [code, ids, texte.slice(0, texte.indexOf(' :'))],
    )
  }

  expect(told(null, null)).toEqual([])
  expect(told(2, 6)).toEqual([
    ['intervenants-insuffisants', ['one'], '1\u00a0séance tenue avec moins de 2\u00a0intervenants'],
    [
      'enfants-par-intervenant',
      ['many'],
      '1\u00a0séance tenue avec plus de 6\u00a0enfants par intervenant',
    ],
  ])
})

test('weeks of school without séance are told for each collectif, between its own first and last', () => {
  const told = (...days: readonly string[]) => {
    const faits = {
      ...{ arreteAu: '2022-04-30', parametres: { effectifMin: null, effectifMax: null } },
      ...{ inscriptions: [], formations: { minutes: 1 } },
    }
    const seances = [
      ...days.map((day) => ({ ...seance('a', day), intervenants: [] })),
      { ...seance('b', '2021-12-14'), intervenants: [] },
    ]
    const lignes = { inscriptions: [], seances, orientations: [] } as never
    return controlesDesRegles(lignes, faits as unknown as Faits, CALENDRIER).map(
      ({ texte }) => /\((.*?)\)/.exec(texte)?.[1],
    )
  }

  expect(told('2021-09-14', '2021-09-23', '2021-09-28')).toEqual([])
  // Holidays begin on Saturday 23 October and end on Sunday 7 November; Thursday 11 November is a public one.
  expect(told('2021-10-12', '2021-11-15')).toEqual(['du 18/10/2021'])
  // A Tuesday, then a Wednesday, on which the house is closed.
  expect(told('2022-02-28', '2022-03-21')).toEqual([])
  // Monday 18 April is that of Easter.
  expect(told('2022-04-12', '2022-04-25')).toEqual([])
  expect(told('2021-11-15', '2021-12-06')).toEqual(['du 22/11/2021, du 29/11/2021'])
})
