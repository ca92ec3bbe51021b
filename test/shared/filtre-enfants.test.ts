import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  codeEnfants,
  type FiltreEnfants,
  filtreOfCode,
} from '../../shared/domain/filtre-enfants.ts'

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
