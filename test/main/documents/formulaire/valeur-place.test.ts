import { expect, test } from 'vitest'
import {
  choiceOf,
  fits,
  inField,
  type ValeurPlace,
  writtenOf,
} from '../../../../main/documents/formulaire/valeur-place.ts'

const value = (kind: ValeurPlace['kind'], valeur: ValeurPlace['valeur']): ValeurPlace => ({
  kind,
  valeur,
})
const JOUR = value('date', '2021-09-28')

test('a value is written as she would, whatever its kind', () => {
  const written = (own: ValeurPlace, apres = '') =>
    writtenOf(own, 'texte', { avant: '', apres }).replaceAll(/[\u00a0\u202f]/g, ' ')

  expect(
    [value('oui-non', true), value('oui-non', false), JOUR].map((one) => written(one)),
  ).toEqual([...['Oui', 'Non', '28/09/2021']])
  expect([value('nombre', 1250), value('heures', 17.25)].map((one) => written(one))).toEqual([
    ...['1 250', '17,25'],
  ])
  expect([written(value('taux', 0.844)), written(value('taux', 0.844), ' %')]).toEqual([
    ...['84,4 %', '84,4'],
  ])
  expect(
    [value('date', 'septembre'), value('texte', '2021-09-28')].map((one) => written(one)),
  ).toEqual([...['septembre', '2021-09-28']])
  expect([value('texte', ['a', 'b']), value('texte', null)].map((one) => written(one))).toEqual([
    ...['a, b', ''],
  ])
})

test('a sentence that says « centre social » is given the rest of its name, and a label the whole', () => {
  const written = (avant: string) =>
    writtenOf(value('texte', 'Centre social Les Tilleuls'), 'texte', { avant, apres: '' })

  expect(['Le centre social', 'mené par le centre social'].map(written)).toEqual([
    ...['Les Tilleuls', 'Les Tilleuls'],
  ])
  expect(['Nom du centre social', 'Structure :', 'L’association'].map(written)).toEqual(
    new Array(3).fill('Centre social Les Tilleuls'),
  )
})

test('a number, a day of a control and a day of a spreadsheet are written for the software', () => {
  const all = (own: ValeurPlace) =>
    (['nombre', 'date-iso', 'date-serie'] as const).map((forme) =>
      writtenOf(own, forme, { avant: '', apres: '' }),
    )

  expect(all(value('nombre', 17.25))).toEqual(['17.25', '', ''])
  expect(all(JOUR)).toEqual(['', '2021-09-28', '44467'])
  expect(all(value('date', 'hier'))).toEqual(['', '', ''])
})

test('a field of eight letters takes the figures of a day; another length the day as it is', () => {
  expect([8, 10, undefined].map((max) => inField(JOUR, max, { avant: '', apres: '' }))).toEqual([
    ...['28092021', '28/09/2021', '28/09/2021'],
  ])
  expect(inField(value('texte', '28/09/2021'), 8, { avant: '', apres: '' })).toBe('28/09/2021')
})

test('a choice is found by its words, accents and signs aside; two that read alike are none', () => {
  expect(
    ['Oui', 'OUI.', ' oui'].map((one) => choiceOf([one, 'Non'], value('oui-non', true))),
  ).toEqual([...['Oui', 'OUI.', ' oui']])
  expect(choiceOf(['Oui', 'Non'], value('oui-non', false))).toBe('Non')
  expect(choiceOf(['Élémentaire', 'Collège'], value('texte', 'elementaire'))).toBe('Élémentaire')
  expect(choiceOf(['Oui', 'oui'], value('oui-non', true))).toBeNull()
  expect(choiceOf(['Oui', 'Non'], value('texte', 'Peut-être'))).toBeNull()
  const box = (valeur: ValeurPlace['valeur']) => choiceOf(['coche'], value('nombre', valeur))
  expect([true, 1, false, 0, 'oui', null].map(box)).toEqual([
    ...['coche', 'coche', null, null, null, null],
  ])
})

test('a value fits a line, the letters that a field counts, a box of its kind, a list that holds it', () => {
  const line = { type: 'texte' }
  expect(
    [value('texte', null), value('texte', ''), value('texte', [])].map((one) => fits(line, one)),
  ).toEqual([...[false, false, false]])
  expect(
    [value('texte', 'a'), value('texte', ['a']), value('nombre', 0), value('oui-non', false)].map(
      (one) => fits(line, one),
    ),
  ).toEqual([...[true, true, true, true]])
  const counted = (max: number, own: ValeurPlace) => fits({ type: 'champ', max }, own)
  expect([counted(3, value('texte', 'abc')), counted(3, value('texte', 'abcd'))]).toEqual([
    true,
    false,
  ])
  expect([counted(8, JOUR), counted(9, JOUR), counted(10, JOUR)]).toEqual([true, false, true])
  // A rate is written without its sign in a field.
  expect([counted(4, value('taux', 0.844)), counted(3, value('taux', 0.844))]).toEqual([
    true,
    false,
  ])
  const box = (own: ValeurPlace) => fits({ type: 'choix', choix: { coche: [] } }, own)
  expect([value('oui-non', false), value('nombre', 0), value('texte', 'oui')].map(box)).toEqual([
    ...[true, true, false],
  ])
  const list = (own: ValeurPlace) => fits({ type: 'choix', choix: { Oui: [], Non: [] } }, own)
  expect([value('oui-non', false), value('texte', 'Parfois')].map(list)).toEqual([true, false])
})
