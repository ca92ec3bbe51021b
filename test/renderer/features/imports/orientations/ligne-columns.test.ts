import { expect, test } from 'vitest'
import { classeText } from '../../../../../renderer/features/imports/orientations/ligne-columns.tsx'
import type { Niveau } from '../../../../../shared/domain/niveau.ts'

test.each<readonly [Niveau | null, string | null, string]>([
  ['CE2', null, 'CE2'],
  ['CE2', 'CE2 A', 'CE2 A'],
  ['CE2', 'Les Tournesols', 'CE2, Les Tournesols'],
  // The niveau of a double class was found, or is asked.
  ['CM1', 'CM1/CM2', 'CM1, CM1/CM2'],
  [null, 'CM1/CM2', 'CM1/CM2'],
  ['3e prépa-métiers', '3e prépa-métiers B', '3e prépa-métiers B'],
  [null, null, ''],
])('the class of a row of niveau %s and class %s reads « %s »', (niveau, classe, text) => {
  expect(classeText({ inscription: { niveau, classe } } as never)).toBe(text)
})
