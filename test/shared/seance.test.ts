import { expect, test } from 'vitest'
import {
  formatJourDate,
  isRegistreASaisir,
  isSansActivite,
  isSansIntervenant,
  type SeanceSuivie,
} from '../../shared/domain/seance.ts'

const TODAY = '2022-01-11'

const aSeanceSuivie = (overrides: Partial<SeanceSuivie>): SeanceSuivie => ({
  date: '2022-01-04',
  etat: 'tenue',
  intervenants: ['Sy Omar'],
  activites: ['jeux'],
  presents: 0,
  absents: 0,
  excuses: 0,
  inconnus: 8,
  ...overrides,
})

test.each<[string, Partial<SeanceSuivie>, boolean]>([
  ['held, nobody recorded', {}, true],
  ['still planned though its day is past', { etat: 'prevue' }, true],
  ['still planned, today', { etat: 'prevue', date: TODAY }, true],
  ['planned for tomorrow', { etat: 'prevue', date: '2022-01-12' }, false],
  ['cancelled', { etat: 'annulee' }, false],
  ['recorded but for one child', { presents: 7, inconnus: 1 }, false],
  ['held for nobody', { inconnus: 0 }, false],
  ['held for one child', { inconnus: 1 }, true],
  ['recorded, one who came beside one who did not', { presents: 1, absents: 1 }, false],
  ['recorded, one who came beside one excused', { presents: 1, excuses: 1 }, false],
])('the registre of a séance %s', (_which, overrides, expected) => {
  expect(isRegistreASaisir(aSeanceSuivie(overrides), TODAY)).toBe(expected)
})

test.each<[string, Partial<SeanceSuivie>, boolean]>([
  ['held with nobody named', {}, true],
  ['held with somebody', { intervenants: ['Sy Omar'] }, false],
  ['held today', { date: TODAY }, true],
  ['held tomorrow, by a mistake', { date: '2022-01-12' }, false],
  ['planned today', { etat: 'prevue', date: TODAY }, true],
  ['planned in two weeks', { etat: 'prevue', date: '2022-01-25' }, true],
  ['planned later', { etat: 'prevue', date: '2022-01-26' }, false],
  ['planned and past: its registre is what waits', { etat: 'prevue' }, false],
  ['cancelled', { etat: 'annulee' }, false],
])('a séance without intervenant, %s', (_which, overrides, expected) => {
  expect(isSansIntervenant(aSeanceSuivie({ intervenants: [], ...overrides }), TODAY)).toBe(expected)
})

test.each<[string, Partial<SeanceSuivie>, boolean]>([
  ['held with nothing said of what was done', { activites: [] }, true],
  ['held with one activité', {}, false],
  ['still planned', { activites: [], etat: 'prevue' }, false],
  ['held today', { activites: [], date: TODAY }, true],
  ['held tomorrow', { activites: [], date: '2022-01-12' }, false],
])('a séance %s is or is not to be completed', (_which, overrides, expected) => {
  expect(isSansActivite(aSeanceSuivie(overrides), TODAY)).toBe(expected)
})

test('a day is told by its name, then its date without the year', () => {
  expect(['2021-09-28', '2022-01-05'].map(formatJourDate)).toEqual([
    'mardi 28/09',
    'mercredi 05/01',
  ])
})
