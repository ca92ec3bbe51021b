import { expect, test } from 'vitest'
import { countEnfants } from '../../../../shared/domain/indicateurs-formulaire.ts'
import { figuresOf } from '../../../builders/figures.ts'
import { anExempleInput } from '../../../builders/fixture-dossiers.ts'

test.each([
  // Inès was born on 12 March 2013.
  ['2022-03-11', 'age-8-8', 1],
  ['2022-03-12', 'age-8-8', 0],
  ['2022-03-12', 'age-9-9', 2],
  ['2022-03-13', 'age-9-9', 2],
])('at %s, an age is the one reached that day', async (arreteAu, tranche, count) => {
  const { faits } = await figuresOf(anExempleInput(), arreteAu)

  expect(countEnfants(faits, { age: tranche.slice(4) }).valeur).toBe(count)
})

test('with the year of birth alone, the age is that of the end of the year', async () => {
  // Adam: 2011, 11 years old all along 2022.
  const { faits } = await figuresOf(anExempleInput(), '2022-01-05')

  expect(countEnfants(faits, { age: '11-16', sexe: 'M' })).toMatchObject({
    valeur: 1,
    provenance: { enfants: ['e2'] },
  })
})

test('a sexe that nobody wrote is in no count, and makes it a proposal', async () => {
  const input = anExempleInput()
  const enfants = input.enfants?.map((one) => (one.id === 'e1' ? { ...one, sexe: null } : one))

  const known = await figuresOf(anExempleInput(), '2022-04-30')
  const unknown = await figuresOf({ ...input, enfants }, '2022-04-30')

  expect(countEnfants(known.faits, { sexe: 'F' })).toMatchObject({ valeur: 1 })
  expect(countEnfants(known.faits, { sexe: 'F' }).isProposed).toBeUndefined()
  expect(countEnfants(unknown.faits, { sexe: 'F' })).toMatchObject({ valeur: 0, isProposed: true })
  expect(countEnfants(unknown.faits, { sexe: 'M' })).toMatchObject({ valeur: 2, isProposed: true })
})

test('séances, their hours and the attendance of each', async () => {
  const { valeurs } = await figuresOf(anExempleInput(), '2022-04-30')

  expect(valeurs).toMatchObject({
    'seances.tenues': 16,
    'seances.heures': 24,
    'seances.parSemaine': 1,
    'public.famillesRencontrees': 2,
    'formations.nombre': 0,
  })
  // 38 présents over 16 séances that have a register, of 90 minutes each.
  expect(valeurs['seances.presenceMoyenne']).toBe(2.4)
  expect(valeurs['public.heuresPresence']).toBe(57)
})

test('the day before the first séance, on it, and after', async () => {
  const counts = []
  for (const day of ['2021-09-27', '2021-09-28', '2021-10-05']) {
    counts.push((await figuresOf(anExempleInput(), day)).valeur('seances.tenues'))
  }

  expect(counts).toEqual([0, 1, 2])
})
