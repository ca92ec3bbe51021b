import { expect, test } from 'vitest'
import { toValeur } from '../../../../renderer/features/bilans/reponse-saisie.ts'
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
