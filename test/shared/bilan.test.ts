import { expect, test } from 'vitest'
import {
  codesSansReponse,
  fillBilan,
  isBlank,
  isSaisonBilan,
  proposeArreteAu,
  type Reponse,
  resteAConfirmer,
  type SourcesBilan,
  same,
  sectionsOf,
} from '../../shared/domain/bilan.ts'
import type { Trame } from '../../shared/domain/trame.ts'
import type { Indicateur } from '../../shared/domain/valeur.ts'
import { aBilan, aChamp } from '../builders/a-bilan.ts'
import { aTrame } from '../builders/a-trame.ts'

const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }

test.each([
  ['2021-08-15', '2021-09-01'],
  ['2021-09-01', '2021-09-01'],
  ['2022-01-10', '2022-01-10'],
  ['2022-04-30', '2022-04-30'],
  ['2022-05-01', '2022-04-30'],
  ['2023-01-01', '2022-04-30'],
])('on %s the bilan is proposed as of %s', (today, expected) => {
  expect(proposeArreteAu(ANNEE, today)).toBe(expected)
})

test('an année that ends before the usual date is proposed as of its last day', () => {
  const short = { debut: '2021-09-01', fin: '2022-03-31' }

  expect(
    ['2022-03-30', '2022-03-31', '2022-04-15'].map((day) => proposeArreteAu(short, day)),
  ).toEqual(['2022-03-30', '2022-03-31', '2022-03-31'])
})

test('a bilan is near from sixty days before it is due, else before its usual date', () => {
  const isNear = (day: string, due: string | null = null) => isSaisonBilan(ANNEE, due, day)

  expect([isNear('2022-02-28'), isNear('2022-03-01')]).toEqual([false, true])
  expect([isNear('2022-03-31', '2022-05-31'), isNear('2022-04-01', '2022-05-31')]).toEqual([
    ...[false, true],
  ])
})

test('nothing, no text and an empty list are blank; zero and « non » are answers', () => {
  expect([null, '', []].map(isBlank)).toEqual([true, true, true])
  expect([0, false, ' ', ['rep']].map(isBlank)).toEqual([false, false, false, false])
  expect([same(['a', 'b'], ['a', 'b']), same(['a', 'b'], ['b', 'a']), same(0, '0')]).toEqual([
    ...[true, false, false],
  ])
})

test('a section of a bonification is part of the form for an action that has it', () => {
  const ids = (change: { bonificationEnfant: boolean; bonificationParent: boolean }) =>
    sectionsOf(aBilan({ action: { ...aBilan().action, ...change } })).map(({ onlyIf }) => onlyIf)

  expect(ids({ bonificationEnfant: false, bonificationParent: true })).not.toContain(
    'bonificationEnfant',
  )
  expect(ids({ bonificationEnfant: false, bonificationParent: true })).toContain(
    'bonificationParent',
  )
  expect(ids({ bonificationEnfant: false, bonificationParent: false })).toContain(undefined)
})

test('what is left to do is told section by section: proposals to confirm, a « oui » without its words', () => {
  const blank = { ...aChamp(null), origine: 'vide' } as const
  const bilan = aBilan({
    champs: {
      'parents.convivialite': aChamp(false, { origine: 'proposee' }),
      'parents.ecart': aChamp(true, { raison: '  ' }),
      'ecole.ecart': aChamp(false),
      'public.ecart': aChamp(true, { raison: 'Grève' }),
      'libre.bilan': blank,
    },
  })

  const reste = resteAConfirmer(bilan)

  expect(reste.flatMap(({ aConfirmer }) => aConfirmer)).toEqual(['parents.convivialite'])
  expect(reste.flatMap(({ sansRaison }) => sansRaison)).toEqual(['parents.ecart'])
  expect(resteAConfirmer(aBilan())).toEqual([])
  expect(codesSansReponse(bilan)).toEqual(['libre.bilan'])
})

test('each question takes her answer, else what the fiches or the records give, else nothing', () => {
  const proposed = (valeur: boolean) => ({ valeur, provenance: {}, isProposed: true })
  const { trame: _trame, champs: _champs, ...heading } = aBilan()
  const sources: SourcesBilan = {
    ...heading,
    identite: { 'structure.nom': 'Les Ponts', 'action.lieu': null },
    figures: new Map<string, Indicateur>([
      ['structure.nom', { valeur: 'Un autre', provenance: {} }],
      ['public.total', { valeur: 6, provenance: {} }],
      ['public.lycee', { valeur: 2, provenance: {} }],
      ['public.college', { valeur: 2, provenance: {} }],
      ['parents.convivialite', proposed(false)],
      ['parents.numerique', proposed(false)],
      ['parents.evaluation', proposed(true)],
    ]),
    reponses: new Map<string, Reponse>([
      ['public.total', { valeur: 7, raison: 'Compté' }],
      ['public.lycee', { valeur: 2, raison: null }],
      ['public.college', { valeur: null, raison: 'à revoir' }],
      ['public.autres', { valeur: 1, raison: null }],
      ['activites.ecart', { valeur: null, raison: 'Grève' }],
    ]),
    confirmations: new Map([
      ['parents.numerique', false],
      ['parents.evaluation', false],
    ]),
  }

  const { champs } = fillBilan(aTrame() as Trame, sources)

  const told = (code: string) => {
    const { valeur, valeurCalculee, origine, raison } = champs[code] ?? aChamp('?')
    return [valeur, valeurCalculee, origine, raison]
  }
  expect(told('structure.nom')).toEqual(['Les Ponts', 'Les Ponts', 'saisie', null])
  expect(told('action.lieu')).toEqual([null, null, 'vide', null])
  expect(told('public.total')).toEqual([7, 6, 'corrigee', 'Compté'])
  expect(told('public.lycee')).toEqual([2, 2, 'saisie', null])
  expect(told('public.college')).toEqual([2, 2, 'calculee', 'à revoir'])
  expect(told('public.autres')).toEqual([1, null, 'saisie', null])
  expect(told('activites.ecart')).toEqual([null, null, 'vide', 'Grève'])
  expect(told('parents.convivialite')).toEqual([false, false, 'proposee', null])
  expect(told('parents.numerique')).toEqual([false, false, 'confirmee', null])
  expect(told('parents.evaluation')).toEqual([true, true, 'proposee', null])
})
