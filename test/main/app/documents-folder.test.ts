import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentsFolder } from '../../../main/app/dialogs.ts'

const HOME = '/home/c'

test('dialogs open in the documents, or at home when they were moved to a place that is absent', () => {
  const there = mkdtempSync(join(tmpdir(), 'documents-'))
  const absent = join(there, 'OneDrive')

  expect(documentsFolder(() => there, HOME)).toBe(there)
  expect(documentsFolder(() => absent, HOME)).toBe(HOME)
  expect(
    documentsFolder(() => {
      throw new Error("Failed to get 'documents' path")
    }, HOME),
  ).toBe(HOME)
})
