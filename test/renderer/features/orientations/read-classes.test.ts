import { expect, test } from 'vitest'
import { readClasses } from '../../../../renderer/features/orientations/read-classes.ts'

test('a class per line, with its teacher when there is one', () => {
  expect(readClasses('CE2 ; Mme Roy\n CM1\nCM2 ;')).toEqual([
    { nom: 'CE2', enseignant: 'Mme Roy' },
    { nom: 'CM1', enseignant: null },
    { nom: 'CM2', enseignant: null },
  ])
})

test('blank lines, and teachers without a class, are no class', () => {
  expect(readClasses('\n  \n ; Mme Roy\n')).toEqual([])
})

test('two teachers of one class are both kept', () => {
  expect(readClasses('CE1/CE2 ; Mme Roy ; M. Bel')).toEqual([
    { nom: 'CE1/CE2', enseignant: 'Mme Roy M. Bel' },
  ])
})
