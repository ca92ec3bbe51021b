import fc from 'fast-check'
import { expect, test } from 'vitest'
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
})

test('every school day of the année is in one period exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 6, max: 30 })), {
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

  expect(empty(late, '2022-04-30')[0]?.texte).toContain('2\u00a0périodes entières')
  expect(empty(early, '2021-12-16')).toEqual([])
  expect(empty(early, '2021-12-17')[0]?.texte).toContain('du 08/11/2021 au 17/12/2021')
})
