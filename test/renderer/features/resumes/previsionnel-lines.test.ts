import { expect, test } from 'vitest'
import { barsOf, linesOf } from '../../../../renderer/features/resumes/previsionnel-lines.ts'
import type { Comparaison } from '../../../../shared/domain/ecarts.ts'

const compared = (
  code: string,
  prevu: Comparaison['prevu'],
  reel: Comparaison['reel'],
  prevuALaDate = prevu,
): Comparaison => ({
  ...{ code, prevu, prevuALaDate, reel },
  ...{ base: null, aVenir: null, differs: prevuALaDate !== reel },
})

const COMPARAISONS: readonly Comparaison[] = [
  compared('calendrier.debut', '2021-09-20', '2021-09-27'),
  compared('calendrier.fin', '2022-06-10', '2022-06-10'),
  compared('intervenants.benevole.heures', 160, 107.5, 120),
  compared('public.elementaire', 20, 23),
  compared('public.lycee', 0, 0),
  compared('public.familles', 18, null),
  compared('activites.jeux', true, true),
  compared('activites.numerique', true, false),
  compared('activites.sorties', false, true),
]

test('each thing announced is told with what happened and how far it is', () => {
  const lines = linesOf(COMPARAISONS).map(({ label, prevu, prevuALaDate, reel, ecart }) =>
    [label, prevu, prevuALaDate, reel, ecart].join(' | ').replaceAll('\u00a0', ' '),
  )

  expect(lines).toEqual([
    'Début | 20/09/2021 | 20/09/2021 | 27/09/2021 | autre date',
    'Fin | 10/06/2022 | 10/06/2022 | 10/06/2022 | =',
    'Heures : bénévoles | 160 h | 120 h | 107 h 30 | − 12 h 30',
    'Enfants : élémentaire | 20 | 20 | 23 | + 3',
    'Familles | 18 | 18 | 0 | − 18',
    // As many kinds, not the same ones.
    'Genres d’activités | 2 | 2 | 2 | − 1, + 1',
  ])
})

test('less than half a minute of an hour is a rounding, and nothing announced nor done is no line', () => {
  const ecartOf = (...given: Parameters<typeof compared>) =>
    linesOf([compared(...given)]).map(({ ecart }) => ecart.replaceAll('\u00a0', ' '))

  expect(ecartOf('intervenants.salarie.heures', 10, 10.008)).toEqual(['='])
  expect(ecartOf('intervenants.salarie.heures', 10, 10.02)).toEqual(['+ 1 min'])
  expect(ecartOf('intervenants.salarie.nombre', 0, 2)).toEqual(['+ 2'])
  expect(ecartOf('intervenants.salarie.nombre', 2, 0)).toEqual(['− 2'])
  expect(ecartOf('intervenants.salarie.nombre', 0, 0)).toEqual([])
  expect(ecartOf('intervenants.salarie.nombre', null, 2)).toEqual([])
  expect(ecartOf('parents.convivialite', true, true)).toEqual(['='])
  expect(ecartOf('parents.convivialite', null, true)).toEqual([])
  expect(linesOf([compared('calendrier.fin', null, null)])).toMatchObject([
    { prevu: '–', reel: '–', ecart: '=' },
  ])
})

test('a line of enfants by palier says « enfants » first; no other line does', () => {
  const labels = [
    'public.elementaire',
    'public.college',
    'public.collectifs',
    'public.familles',
  ].map((code) => linesOf([compared(code, 1, 2)])[0]?.label.replaceAll('\u00a0', ' '))

  expect(labels).toEqual([
    ...['Enfants : élémentaire', 'Enfants : collège', 'Collectifs', 'Familles'],
  ])
  // Announced and not done, done and not announced: each told on its side.
  const parents = [
    compared('parents.convivialite', true, true),
    compared('parents.ateliers', true, false),
  ]
  expect(linesOf(parents)[0]?.ecart.replaceAll('\u00a0', ' ')).toBe('− 1')
})

test('numbers make bars, hours apart; what was not announced makes none', () => {
  expect(barsOf(COMPARAISONS)).toEqual({
    public: [
      { label: 'Élémentaire', prevu: 20, reel: 23 },
      { label: 'Familles', prevu: 18, reel: 0 },
    ],
    heures: [{ label: 'Bénévoles', prevu: 120, reel: 107.5 }],
  })
})
