import { expect, test } from 'vitest'
import {
  type DetailsRangees,
  reponseRangee,
} from '../../../../main/features/formulaires/rangees.ts'
import type { Faits } from '../../../../shared/domain/faits.ts'

/** Facts of a small action as of 31 January: three enfants, two groups that met, three people. */
const aSmallAction = (changes: object = {}, details: Partial<DetailsRangees> = {}) => {
  const school = (id: string, nom: string) => ({ id, nom, commune: `${nom} ville` })
  const inscription = (id: string, enfantId: string, ecole: ReturnType<typeof school> | null) => ({
    ...{ id, enfantId, familleId: null, niveau: 'CP', etablissement: ecole },
  })
  const seance = (
    id: string,
    collectifId: string,
    date: string,
    minutes: number,
    etat = 'tenue',
  ) => ({
    ...{ id, collectifId, date, minutes, etat },
  })
  const given = (intervenantId: string, statut: string | null, minutes: number) => ({
    ...{ intervenantId, statut, minutes },
  })
  const enfant = { sexe: 'F', dateNaissance: null, anneeNaissance: 2015, commune: 'Agen' }
  const faits = {
    arreteAu: '2022-01-31',
    seances: [
      seance('s1', 'mardi', '2022-01-11', 90),
      seance('s2', 'mardi', '2022-01-31', 60),
      seance('s3', 'mardi', '2022-02-01', 45),
      seance('s4', 'vide', '2022-01-12', 30, 'annulee'),
      seance('s5', 'elan', '2022-01-13', 30),
    ],
    inscriptions: [
      inscription('i1', 'e1', school('b', 'Ferry')),
      inscription('i2', 'e2', school('a', 'Ferry')),
      inscription('i3', 'e3', school('c', 'Curie')),
    ],
    enfants: new Map(['e1', 'e2', 'e3'].map((id) => [id, enfant])),
    minutes: [
      ...[given('v1', 'benevole', 90), given('v1', 'salarie', 30), given('v2', 'benevole', 1)],
      ...[given('v3', 'benevole', 0), given('v4', null, 60)],
    ],
    formations: {
      formations: [{ id: 'f1', date: '2021-10-05', theme: 'Lire' }],
      heures: [],
    },
    actionsParents: [
      { id: 'p1', genre: 'convivialite', date: '2021-12-10', familles: ['f1', 'f2'] },
      { id: 'p2', genre: 'inconnu', date: '2021-12-11', familles: [] },
    ],
    concertations: [],
    ...changes,
  } as unknown as Faits
  const named = (...ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { nom: id.toUpperCase(), prenom: 'Ana' }]))
  return {
    faits,
    details: {
      collectifs: new Map([
        ...([
          ['mardi', 'Mardi'],
          ['vide', 'Vide'],
          ['elan', 'Élan'],
        ] as const),
      ]),
      collectifOf: new Map([
        ...([
          ['i1', 'mardi'],
          ['i2', 'mardi'],
          ['i3', 'elan'],
          ['i4', 'elan'],
        ] as const),
      ]),
      typeEtablissement: new Map(['a', 'b', 'c'].map((id) => [id, 'ecole'] as const)),
      formes: new Map([['f1', 4]]),
      intervenants: named('v1', 'v2', 'v3', 'v4'),
      participants: new Map([['p1', 12]]),
      ...details,
    },
  }
}

/** Answers of the columns of a row; between brackets, those that wait to be confirmed. */
const row = (
  sources: ReturnType<typeof aSmallAction>,
  place: string,
  ...columns: readonly string[]
) =>
  columns.map((column) => {
    const found = reponseRangee(sources, `lignes.${place}.${column}`)
    return found?.isProposed === true ? [found.valeur] : found?.valeur
  })

test('a collectif counts its séances tenues up to the date, their hours and its enfants; when an enfant moved, the row is only proposed', () => {
  const sources = aSmallAction()
  const columns = ['nom', 'seances', 'heures', 'public.total']

  expect(row(sources, 'collectifs.1', ...columns)).toEqual(['Élan', 1, 0.5, 1])
  expect(row(sources, 'collectifs.2', ...columns)).toEqual(['Mardi', 2, 2.5, 2])
  expect(reponseRangee(sources, 'lignes.collectifs.3.nom')).toEqual({
    ...{ valeur: null, isProposed: false, provenance: {} },
  })
  expect(reponseRangee(sources, 'lignes.collectifs.2.seances')?.provenance).toEqual({
    ...{ enfants: ['e1', 'e2'], seances: ['s1', 's2'] },
  })
  expect(reponseRangee(sources, 'public.total')).toBeNull()
  const moved = { ...sources.faits.inscriptions[0], id: 'i4' }
  const inscriptions = [...sources.faits.inscriptions, moved]
  expect(row(aSmallAction({ inscriptions }), 'collectifs.1', ...columns)).toEqual([
    ...[['Élan'], [1], [0.5], [2]],
  ])
})

test('a formation counts who followed it; when some hours have no formation, the list is only proposed', () => {
  const columns = ['nom', 'date', 'participants']
  const { faits } = aSmallAction()
  const typed = { formations: { ...faits.formations, heures: ['h1'] } }

  expect(row(aSmallAction(), 'formations.1', ...columns)).toEqual(['Lire', '2021-10-05', 4])
  expect(row(aSmallAction(typed), 'formations.1', 'nom')).toEqual([['Lire']])
})

test('an intervenant with time under a statut has a row; when one of them has no name, the list is only proposed', () => {
  const columns = ['nom', 'nomSeul', 'prenom', 'statut', 'heures']
  const whole = aSmallAction()
  const erased = new Map([...whole.details.intervenants].filter(([id]) => id !== 'v1'))

  expect(row(whole, 'intervenants.1', ...columns)).toEqual([
    ...['V1 Ana', 'V1', 'Ana', ['Salarié, Bénévole'], 2],
  ])
  expect(row(whole, 'intervenants.2', ...columns)).toEqual([
    ...['V2 Ana', 'V2', 'Ana', 'Bénévole', 0.02],
  ])
  expect(row(whole, 'intervenants.3', 'nom')).toEqual([null])
  expect(row(aSmallAction({}, { intervenants: erased }), 'intervenants.1', 'nom')).toEqual([
    ...[['V2 Ana']],
  ])
})

test('schools of one name keep their order; when an enfant’s school is unknown or of another kind, their counts are only proposed', () => {
  const sources = aSmallAction()
  const columns = ['nom', 'commune', 'public.total']
  const { inscriptions } = sources.faits
  const unknown = aSmallAction({
    inscriptions: [
      ...inscriptions,
      { ...inscriptions[0], id: 'i5', enfantId: 'e5', etablissement: null },
    ],
  })
  const college = aSmallAction(
    {},
    {
      typeEtablissement: new Map([
        ['a', 'ecole'],
        ['b', 'college'],
      ]),
    },
  )

  expect([1, 2, 3].map((n) => row(sources, `etablissements.${n}`, ...columns))).toEqual([
    ['Curie', 'Curie ville', 1],
    ['Ferry', 'Ferry ville', 1],
    ['Ferry', 'Ferry ville', 1],
  ])
  expect(
    [2, 3].map((n) => reponseRangee(sources, `lignes.etablissements.${n}.nom`)?.provenance),
  ).toMatchObject([{ etablissements: ['a'] }, { etablissements: ['b'] }])
  expect(row(sources, 'ecoles.1', ...columns)).toEqual(['Curie', 'Curie ville', 1])
  expect(row(unknown, 'etablissements.1', ...columns)).toEqual(['Curie', 'Curie ville', [1]])
  expect(row(college, 'ecoles.1', ...columns)).toEqual([['Curie'], ['Curie ville'], [1]])
})

test('an action with parents is named as the form asks of it, with its familles and participants', () => {
  const columns = ['nom', 'date', 'familles', 'participants']

  expect(row(aSmallAction(), 'parents.1', ...columns)).toEqual([
    ...[expect.stringMatching(/^[A-ZÉ][^:]+$/), '2021-12-10', 2, 12],
  ])
  expect(row(aSmallAction(), 'parents.2', ...columns)).toEqual(['inconnu', '2021-12-11', 0, null])
})

test('partenaires met for the territoire have a row each by name, with their dates, which waits to be confirmed', () => {
  const met = (id: string, axe: string, partenaire: object | null, date: string) => ({
    ...{ id, axe, partenaire, date },
  })
  const ludo = { id: 'l', nom: 'Ludothèque', type: 'Culture' }
  const media = { id: 'm', nom: 'Médiathèque', type: null }
  const concertations = [
    met('c1', 'territoire', media, '2021-10-05'),
    met('c2', 'ecole', { id: 'e', nom: 'École', type: null }, '2021-10-06'),
    met('c3', 'territoire', ludo, '2021-10-07'),
    met('c4', 'territoire', null, '2021-10-08'),
    met('c5', 'territoire', media, '2021-11-09'),
  ]
  const sources = aSmallAction({ concertations })
  const columns = ['nom', 'type', 'dates']

  expect([1, 2, 3].map((n) => row(sources, `partenaires.${n}`, ...columns))).toEqual([
    [['Ludothèque'], ['Culture'], ['07/10/2021']],
    [['Médiathèque'], [null], ['05/10/2021, 09/11/2021']],
    [null, null, null],
  ])
  expect(reponseRangee(sources, 'lignes.partenaires.2.nom')?.provenance).toEqual({
    ...{ partenaires: ['m'], concertations: ['c1', 'c5'] },
  })
})
