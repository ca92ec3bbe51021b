import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PREVISIONNEL_VIDE } from '../../shared/domain/action.ts'
import type { Faits } from '../../shared/domain/faits.ts'
import {
  codeEnfants,
  type FiltreEnfants,
  filtreOfCode,
} from '../../shared/domain/filtre-enfants.ts'
import {
  ageOn,
  computeAutres,
  countEnfants,
  countEnfantsPar,
  figureDemandee,
  isInTranche,
} from '../../shared/domain/indicateurs-formulaire.ts'

test.each<[FiltreEnfants, string]>([
  [{}, 'public.total'],
  [{ palier: 'college' }, 'public.college'],
  [{ sexe: 'F' }, 'public.enfants.sexe-F'],
  [{ palier: 'college', sexe: 'F' }, 'public.enfants.palier-college.sexe-F'],
  [{ age: '6-10', sexe: 'M' }, 'public.enfants.sexe-M.age-6-10'],
])('%o stands under one code, which gives it back', (filtre, code) => {
  expect(codeEnfants(filtre)).toBe(code)
  expect(filtreOfCode(code)).toEqual(filtre)
})

test('whatever is crossed, its code gives it back', () => {
  const anyFiltre = fc.record(
    {
      palier: fc.constantFrom('elementaire' as const, 'college' as const, 'autres' as const),
      sexe: fc.constantFrom('F' as const, 'M' as const),
      age: fc.constantFrom('6-10', '11-15'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyFiltre, (filtre) => {
      expect(filtreOfCode(codeEnfants(filtre as FiltreEnfants))).toEqual(filtre)
    }),
  )
})

test.each(['public.primaire', 'public.enfants', 'public.enfants.taille-3', 'public.collectifs'])(
  '%s is the code of no enfants',
  (code) => {
    expect(filtreOfCode(code)).toBeNull()
  },
)

/** An enfant of a bilan on 30 April 2022: a girl of CE2, of whom nothing else is written. */
const aFact = (id: string, more: object = {}, inscription: object = {}) => ({
  enfant: {
    ...{ id, sexe: 'F', dateNaissance: null, anneeNaissance: null, commune: null },
    ...{ quartierPrioritaire: null, isAncien: false, ...more },
  },
  inscription: { id: `i-${id}`, enfantId: id, niveau: 'CE2', etablissement: null, ...inscription },
})

const factsOf = (facts: readonly ReturnType<typeof aFact>[], more: object = {}) =>
  ({
    ...{ arreteAu: '2022-04-30', actionsParents: [], seances: [] },
    formations: { intervenants: [], minutes: 0, heures: [], formations: [] },
    inscriptions: facts.map(({ inscription }) => inscription),
    enfants: new Map(facts.map(({ enfant }) => [enfant.id, enfant])),
    ...more,
  }) as unknown as Faits

test('enfants are counted by what is written of them; whatever is not makes a count a proposal', () => {
  const ferry = { id: 't', nom: 'Ferry', commune: null }
  const quartier = 'Les Tilleuls'
  const facts = factsOf([
    aFact('a', { dateNaissance: '2013-04-30', commune: 'Agen', quartierPrioritaire: quartier }),
    aFact('b', { dateNaissance: '2013-05-01', commune: 'Agen', isAncien: true }),
    aFact('c', { sexe: 'M', anneeNaissance: 2010 }, { niveau: '6e', etablissement: ferry }),
    aFact('d', { sexe: null, isAncien: true }, { niveau: null, etablissement: ferry }),
    aFact('b', { dateNaissance: '2013-05-01', commune: 'Agen', isAncien: true }, { niveau: 'CM1' }),
  ])
  const told = (filtre: FiltreEnfants) => {
    const { provenance, isProposed = false } = countEnfants(facts, filtre)
    return [provenance.enfants?.join(''), isProposed]
  }

  expect(told({})).toEqual(['abcd', false])
  expect(told({ palier: 'elementaire' })).toEqual(['ab', false])
  expect(told({ palier: 'college' })).toEqual(['c', false])
  expect(told({ palier: 'autres' })).toEqual(['d', false])
  expect(told({ niveau: 'CE2' })).toEqual(['a', true])
  expect(told({ niveau: 'CM1' })).toEqual(['b', true])
  expect(told({ sexe: 'M' })).toEqual(['c', true])
  expect(told({ age: '9-9' })).toEqual(['a', true])
  expect(told({ age: '8-8', sexe: 'F' })).toEqual(['b', true])
  expect(told({ age: '12-', sexe: 'M' })).toEqual(['c', true])
  expect(told({ zone: 'qpv', palier: 'elementaire' })).toEqual(['a', false])
  expect(told({ zone: 'qpv' })).toEqual(['a', true])
  expect(told({ zone: 'qpv', niveau: 'CM1' })).toEqual(['', true])
  expect(told({ nouveaux: 'oui' })).toEqual(['ac', false])
  expect(told({ nouveaux: 'non' })).toEqual(['bd', false])
  const par = (one: Parameters<typeof countEnfantsPar>[1]) =>
    String(countEnfantsPar(facts, one).valeur).replaceAll('\u00a0', ' ')
  expect(par('etablissement')).toBe('Ferry : 2\nNon précisé : 2')
  expect(par('commune')).toBe('Agen : 2\nNon précisé : 2')
  expect(par('quartier')).toBe('Les Tilleuls : 1')
  expect(countEnfantsPar(factsOf([aFact('d')]), 'commune').valeur).toBeNull()
})

test.each([
  ['-5', [0, 5], [6]],
  ['6-10', [6, 10], [5, 11]],
  ['17-', [17, 99], [16]],
] as const)('the ages %s are %j, not %j', (tranche, within, out) => {
  expect(within.map((age) => isInTranche(age, tranche))).toEqual(within.map(() => true))
  expect(out.map((age) => isInTranche(age, tranche))).toEqual(out.map(() => false))
})

test('an age is that of the birthday that has come, or of the end of the year where the year alone is known', () => {
  const ages = (born: object, ...days: readonly string[]) =>
    days.map((day) => ageOn({ dateNaissance: null, anneeNaissance: null, ...born }, day))

  const days = ['2022-03-11', '2022-03-12', '2022-12-31'] as const
  expect(ages({ dateNaissance: '2013-03-12' }, ...days)).toEqual([8, 9, 9])
  expect(ages({ anneeNaissance: 2013 }, ...days)).toEqual([9, 9, 9])
  expect(ages({}, ...days)).toEqual([null, null, null])
})

test('séances a week are the mean of the collectifs, each over its own weeks; presence counts where a register is', () => {
  const seance = (collectifId: string, date: string, presents: number, more: object = {}) => ({
    ...{ id: `${collectifId} ${date}`, collectifId, date, etat: 'tenue', minutes: 90 },
    ...{ presents, absents: 0, excuses: 0, ...more },
  })
  const seances = [
    ...['2022-03-01', '2022-03-03', '2022-03-08'].map((date) => seance('a', date, 4)),
    seance('b', '2022-03-01', 1, { minutes: 60 }),
    seance('b', '2022-04-30', 0, { absents: 1 }),
    seance('b', '2022-03-22', 0),
    seance('b', '2022-05-01', 9),
    seance('a', '2022-03-10', 9, { etat: 'annulee' }),
  ]
  const valeurs = (facts: Faits) => {
    const figures = computeAutres(facts)
    return ['tenues', 'heures', 'parSemaine', 'presenceMoyenne'].map(
      (code) => figures.get(`seances.${code}`)?.valeur,
    )
  }

  // a: 3 séances in 2 weeks; b: 3 in 3. Presence: 13 over the 5 registers.
  expect(valeurs(factsOf([], { seances }))).toEqual([6, 8.5, 1.3, 2.6])
  expect(computeAutres(factsOf([], { seances })).get('public.heuresPresence')?.valeur).toBe(19)
  expect(valeurs(factsOf([]))).toEqual([0, 0, null, null])
})

test('what was announced is told by its code: a date, a count, a statut, a total, or nothing', () => {
  const previsionnel = {
    ...PREVISIONNEL_VIDE,
    ...{ debut: '2021-09-13', semaines: 30 },
    intervenants: {
      salarie: { nombre: 1, minutes: 600 },
      volontaire: { nombre: null, minutes: null },
      benevole: { nombre: 4, minutes: 90 },
    },
    public: { ...PREVISIONNEL_VIDE.public, elementaire: 12, college: 5, familles: 9 },
  }
  const prevu = (code: string, announced: Faits['previsionnel'] = previsionnel) =>
    figureDemandee(`prevu.${code}`, new Map(), { ...factsOf([]), previsionnel: announced })?.valeur

  expect(['debut', 'fin', 'semaines'].map((key) => prevu(`calendrier.${key}`))).toEqual([
    ...['2021-09-13', null, 30],
  ])
  expect(
    ['elementaire', 'lycee', 'familles', 'total'].map((key) => prevu(`public.${key}`)),
  ).toEqual([...[12, null, 9, 17]])
  const statuts = ['salarie', 'volontaire', 'benevole', 'total']
  expect(statuts.map((one) => prevu(`intervenants.${one}.nombre`))).toEqual([1, null, 4, 5])
  expect(statuts.map((one) => prevu(`intervenants.${one}.heures`))).toEqual([10, null, 1.5, 11.5])
  expect(prevu('public.total', null)).toBeNull()
  expect(prevu('public.total', PREVISIONNEL_VIDE)).toBeNull()
})
