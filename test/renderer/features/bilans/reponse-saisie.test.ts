import { expect, test } from 'vitest'
import { toSaisie, toValeur } from '../../../../renderer/features/bilans/reponse-saisie.ts'
import { aTrame } from '../../../builders/a-trame.ts'

const champs = aTrame().sections.flatMap(({ fields }) => fields ?? [])
const champOf = (code: string) => {
  const champ = champs.find((one) => one.code === code)
  if (champ === undefined) throw new Error(`no question ${code}`)
  return champ
}

test.each([
  ['12.', 12],
  ['0.', 0],
  ['12.50', 12.5],
  ['', null],
])('hours typed as far as « %s » are the answer %s', (typed, valeur) => {
  expect(toValeur(champOf('intervenants.total.heures'), typed)).toBe(valeur)
})

test('a text that looks like a number stays a text, and blanks are no answer', () => {
  const lieu = champOf('action.lieu')

  expect(toValeur(lieu, '12.')).toBe('12.')
  expect(toValeur(lieu, '  ')).toBeNull()
})

test('an answer is shown as its field holds it, and another kind of answer as none', () => {
  const bilan = { trame: aTrame() } as never
  const shown = (code: string, valeur: Parameters<typeof toSaisie>[2]) =>
    toSaisie(champOf(code), bilan, valeur)

  expect([shown('action.lieu', 'Salle'), shown('action.lieu', null)]).toEqual(['Salle', ''])
  expect(shown('public.etablissements', ['Jules-Ferry', 'Langevin'])).toMatch(
    /Jules-Ferry.*Langevin/,
  )
  const hours = 'intervenants.total.heures'
  for (const code of [hours, 'public.total']) {
    expect([12.5, 0, null, '12'].map((one) => shown(code, one))).toEqual([12.5, 0, '', ''])
  }
  const ouiNon = champs.find(({ kind }) => kind === 'yes-no')?.code ?? ''
  expect([true, false, null, 'oui'].map((one) => shown(ouiNon, one))).toEqual([
    ...[true, false, null, null],
  ])
  expect([['scolaire'], null].map((one) => shown('action.natureLocal', one))).toEqual([
    ...[['scolaire'], []],
  ])
})

test('what is no text goes as it is; a date is read, or kept as typed for main to refuse it', () => {
  expect(toValeur(champOf('action.natureLocal'), ['scolaire'])).toEqual(['scolaire'])
  expect(toValeur(champOf('intervenants.total.heures'), 12.5)).toBe(12.5)
  expect(
    ['28/09/2021', 'hier', ' '].map((typed) => toValeur(champOf('calendrier.debut'), typed)),
  ).toEqual(['2021-09-28', 'hier', null])
})
