import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentsFolder, withExtension } from '../../../main/app/dialog-paths.ts'

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

const dossier = [{ name: 'Dossier', extensions: ['json'] }]

test.each([
  ['/d/annee.json', '/d/annee.json'],
  ['/d/annee.JSON', '/d/annee.JSON'],
  ['/d/annee', '/d/annee.json'],
  ['/d/annee 2025.2026', '/d/annee 2025.2026.json'],
  ['/d/annee.docx', '/d/annee.docx.json'],
])('the name %s is written as %s', (typed, written) => {
  expect(withExtension(typed, dossier)).toBe(written)
})
