import { expect, test } from 'vitest'
import { withExtension } from '../../../main/app/dialogs.ts'

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
