import { expect, test } from 'vitest'
import { errorsUnder, isAnswered } from '../../../renderer/app/form-errors.ts'

const LINES = [
  { debut: '01/09/2021', fin: '' },
  { debut: '01/01/2022', fin: '' },
]

test('the messages of a group of fields are found under its path alone', () => {
  const errors = { 'enfant.nom': 'A', 'enfant.naissance.jour': 'B', 'enfants.nom': 'C' }

  expect(errorsUnder(errors, 'enfant')).toEqual({ nom: 'A', 'naissance.jour': 'B' })
})

test('a message goes when its own field changes, and stays when another does', () => {
  const before = { nom: 'Benali', mail: 'x' }

  expect(isAnswered('mail', before, { ...before, mail: 'x@y.example' })).toBe(true)
  expect(isAnswered('mail', before, { ...before, nom: 'Benaly' })).toBe(false)
})

test('the message of a line goes when anything of that line changes, or when its line is another', () => {
  const [first, second] = LINES
  const changed = [first, { ...second, debut: '01/02/2022' }]

  expect(isAnswered('lignes.1.fin', { lignes: LINES }, { lignes: changed })).toBe(true)
  expect(isAnswered('lignes.0.fin', { lignes: LINES }, { lignes: changed })).toBe(false)
  expect(isAnswered('lignes.0.fin', { lignes: LINES }, { lignes: [second] })).toBe(true)
})
