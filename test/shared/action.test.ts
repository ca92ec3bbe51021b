import { describe, expect, test } from 'vitest'
import {
  checkAction,
  isPrevisionnelVide,
  PREVISIONNEL_VIDE,
  type SaisieAction,
  type SaisiePrevisionnel,
} from '../../shared/domain/action.ts'

const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }

describe('the dates announced for an action', () => {
  test.each([
    ['2021-09-01', '2022-08-31', []],
    ['2021-08-31', '2022-08-31', ['debut']],
    ['2021-09-01', '2022-09-01', ['fin']],
    ['2022-09-01', null, ['debut']],
    [null, '2021-08-31', ['fin']],
    ['2021-10-04', '2021-10-04', []],
    ['2021-10-04', '2021-10-03', ['fin']],
    [null, '2021-10-03', []],
    ['2021-10-04', null, []],
    [null, null, []],
  ])('from %s to %s: refused under %j', (debut, fin, refused) => {
    const previsionnel = { ...PREVISIONNEL_VIDE, debut, fin }

    const fields = checkAction({ previsionnel } as SaisieAction, ANNEE)

    expect(Object.keys(fields)).toEqual(refused.map((key) => `previsionnel.${key}`))
  })

  test('are refused in words, the order of the two first', () => {
    const previsionnel = { ...PREVISIONNEL_VIDE, debut: '2022-09-02', fin: '2022-09-01' }

    expect(checkAction({ previsionnel } as SaisieAction, ANNEE)).toEqual({
      'previsionnel.debut':
        'Cette date est hors de l’année : choisissez-la du 01/09/2021 au 31/08/2022.',
      'previsionnel.fin': 'La fin vient avant le début : corrigez l’une des deux.',
    })
  })
})

test.each<[string, Partial<SaisiePrevisionnel>]>([
  ['a beginning', { debut: '2021-09-20' }],
  ['an end', { fin: '2022-06-30' }],
  ['weeks, even none', { semaines: 0 }],
  ['enfants', { public: { ...PREVISIONNEL_VIDE.public, lycee: 3 } }],
  [
    'hours',
    {
      intervenants: {
        ...PREVISIONNEL_VIDE.intervenants,
        volontaire: { nombre: null, minutes: 60 },
      },
    },
  ],
  ['an activité', { activites: ['jeux'] }],
  ['an action with parents', { parents: ['convivialite'] }],
  ['a link with school', { ecole: ['orientation'] }],
  ['as many of one kind as of another', { activites: ['jeux'], parents: ['convivialite'] }],
  ['as many, of school', { activites: ['jeux'], ecole: ['orientation'] }],
])('a prévisionnel that announces %s is not the same as none', (_what, announced) => {
  expect(isPrevisionnelVide({ ...PREVISIONNEL_VIDE, ...announced })).toBe(false)
  expect(isPrevisionnelVide(PREVISIONNEL_VIDE)).toBe(true)
})
