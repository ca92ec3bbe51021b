import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ETAPES_ORIENTATION,
  STATUTS_ORIENTATION,
  type StatutOrientation,
} from '../../shared/domain/listes.ts'
import {
  attenteOf,
  checkEtapes,
  DELAIS_PROPOSES,
  dayReached,
  type Etapes,
  etapesAt,
  etapesTo,
  isSuivi,
  SUIVIS,
  type SuiviOrientation,
} from '../../shared/domain/orientation.ts'

const TODAY = '2021-11-02'

const aSuivi = (overrides: Partial<SuiviOrientation> = {}): SuiviOrientation => ({
  date: '2021-10-04',
  statut: 'recue',
  etapes: {},
  retourEcole: null,
  inscription: null,
  ...overrides,
})

test('each statut has its way: an end is not reached through another end', () => {
  expect(etapesTo('recue')).toEqual([])
  expect(etapesTo('accord')).toEqual(['famille-contactee', 'accord'])
  expect(etapesTo('refusee')).toEqual(['famille-contactee', 'accord', 'refusee'])
})

test('going back on a step forgets its day, and those of the steps before stay', () => {
  const etapes: Etapes = {
    'famille-contactee': '2021-10-06',
    accord: '2021-10-12',
    inscrite: '2021-10-19',
  }

  expect(etapesAt('accord', etapes)).toEqual({
    'famille-contactee': '2021-10-06',
    accord: '2021-10-12',
  })
  expect(etapesAt('sans-suite', etapes)).toEqual({
    'famille-contactee': '2021-10-06',
    accord: '2021-10-12',
  })
  expect(etapesAt('recue', etapes)).toEqual({})
})

test('a step reached keeps the day that it has, else comes after those before it: its day can be saved', () => {
  const day = fc.constantFrom('2021-09-20', '2021-10-04', '2021-10-12', '2021-10-19', TODAY)
  const anyEtapes = fc.record({ 'famille-contactee': day, accord: day }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.constantFrom(...ETAPES_ORIENTATION), anyEtapes, day, (statut, known, at) => {
      const suivi = aSuivi({ etapes: etapesAt(statut, known) })
      fc.pre(Object.keys(checkEtapes({ ...suivi, statut }, TODAY)).length === 0)

      const reached = dayReached(statut, suivi, at)

      const etapes = { ...suivi.etapes, [statut]: reached }
      expect(checkEtapes({ ...suivi, statut, etapes }, TODAY)).toEqual({})
      expect(reached === suivi.etapes[statut] || reached >= at).toBe(true)
    }),
  )
  expect(dayReached('accord', aSuivi(), '2021-09-20')).toBe('2021-10-04')
})

test('days that do not follow each other, or have not come, are told at their step', () => {
  const etapes: Etapes = {
    'famille-contactee': '2021-10-01',
    accord: '2021-10-12',
    inscrite: '2021-12-01',
  }

  const fields = checkEtapes({ date: '2021-10-04', statut: 'inscrite', etapes }, TODAY)

  expect(fields).toEqual({
    'famille-contactee': 'Ce jour vient avant l’étape précédente, le 04/10/2021.',
    inscrite: 'Ce jour n’est pas encore venu.',
  })
  const late = { 'famille-contactee': '2021-10-12', accord: '2021-10-11' }
  expect(checkEtapes({ date: '2021-10-04', statut: 'accord', etapes: late }, TODAY)).toEqual({
    accord: 'Ce jour vient avant l’étape précédente, le 12/10/2021.',
  })
})

test.each([
  [
    'a famille never called',
    { statut: 'recue' },
    { attente: 'contact', jours: 29, isEnRetard: true },
  ],
  [
    'a famille that was called last week',
    { statut: 'famille-contactee', etapes: { 'famille-contactee': '2021-10-26' } },
    { attente: 'reponse', jours: 7, isEnRetard: false },
  ],
  [
    'an agreement whose day is not known counts from the last known one',
    { statut: 'accord', etapes: { 'famille-contactee': '2021-10-12' } },
    { attente: 'inscription', jours: 21, isEnRetard: true },
  ],
  ['an agreement on the waiting list', { statut: 'accord', inscription: 'liste-attente' }, null],
  ['what is closed', { statut: 'sans-suite' }, null],
] as const)('what is waited for: %s', (_what, overrides, expected) => {
  expect(attenteOf(aSuivi(overrides), DELAIS_PROPOSES, TODAY)).toEqual(expected)
})

test('on the day itself of the limit nothing is late yet', () => {
  const at = (jours: number) =>
    attenteOf(aSuivi(), { ...DELAIS_PROPOSES, contact: jours }, TODAY)?.isEnRetard

  expect([at(29), at(28)]).toEqual([false, true])
  const enAttente = ['2021-11-02', '2021-11-03', '2021-10-04'].map((date) =>
    attenteOf(aSuivi({ date }), DELAIS_PROPOSES, TODAY),
  )
  expect(enAttente.map((one) => one?.jours)).toEqual([0, 0, 29])
  const late = enAttente.map((one) => isSuivi('en-retard', { ...aSuivi(), enAttente: one }))
  expect(late).toEqual([false, false, true])
})

test('the school is to be told again when its answer came after what it was told', () => {
  const told = (retourEcole: string | null, statut: StatutOrientation = 'inscrite') => {
    const suivi = aSuivi({ statut, retourEcole, etapes: { inscrite: '2021-10-19' } })
    return isSuivi('ecole-a-informer', { ...suivi, enAttente: null })
  }

  expect([told(null), told('2021-10-12'), told('2021-10-19'), told(null, 'accord')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('whatever is late is waited for, and what is closed waits for nothing but the school', () => {
  const anyDay = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2021-10-${String(day).padStart(2, '0')}`)
  const anyEtapes = fc.dictionary(fc.constantFrom(...ETAPES_ORIENTATION), anyDay)
  let late = 0
  let closed = 0
  fc.assert(
    fc.property(fc.constantFrom(...STATUTS_ORIENTATION), anyEtapes, (statut, etapes) => {
      const suivi = aSuivi({ statut, etapes })
      const enAttente = attenteOf(suivi, DELAIS_PROPOSES, TODAY)
      const found = SUIVIS.filter((one) => isSuivi(one, { ...suivi, enAttente }))
      if (found.includes('en-retard')) {
        late += 1
        expect(found.some((one) => one === 'sans-reponse' || one === 'a-inscrire')).toBe(true)
      }
      if (enAttente === null) {
        closed += 1
        expect(found).toEqual(['ecole-a-informer'])
      }
    }),
  )
  expect(Math.min(late, closed)).toBeGreaterThan(0)
})
