import { expect, test } from 'vitest'
import type { FichierOptions } from '../../../main/import/lecture-fichier.ts'
import { REFUSAL_CODES, RefusedFile, reasonOf } from '../../../main/import/reading/refusal.ts'
import { harmlessFixtures, refusedFixtures } from '../../builders/orientations/hostiles.ts'
import { readFichier } from '../../builders/readings.ts'

const OPTIONS: FichierOptions = { nomTexte: 'liste', feuille: null, latest: '2022-08-31' }

function refusalOf(bytes: Uint8Array): string | null {
  try {
    readFichier(bytes, OPTIONS)
    return null
  } catch (error) {
    if (error instanceof RefusedFile) return error.code
    throw error
  }
}

test.each(refusedFixtures)('%s is refused as « %s »', (_name, code, build) => {
  const bytes = build()

  const refusal = refusalOf(bytes)

  expect(refusal).toBe(code)
})

test.each(harmlessFixtures)('%s harms nothing and its pupil is read', (_name, build) => {
  const bytes = build()

  const { lignes } = readFichier(bytes, OPTIONS)

  expect(lignes.map(({ ligne, enfant }) => [ligne, enfant.nom, enfant.prenom])).toEqual([
    [2, 'BENALI', 'Inès'],
  ])
  expect(JSON.stringify(lignes)).not.toMatch(/root:|haha/)
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

test('every refusal says in French what the file is and what to do', () => {
  const reasons = REFUSAL_CODES.map(reasonOf)

  for (const reason of reasons) expect(reason).toMatch(/^[a-z].* : .*\.$/)
})

test('a sheet asked for by name is the only one read, and its absence is said', () => {
  const bytes = harmlessFixtures[0]?.[1]() ?? new Uint8Array()

  const found = readFichier(bytes, { ...OPTIONS, feuille: 'feuil1' })

  expect(found.feuilles.map(({ nom }) => nom)).toEqual(['Feuil1'])
  expect(() => readFichier(bytes, { ...OPTIONS, feuille: 'CM2' })).toThrow(
    new RefusedFile('no-sheet'),
  )
})
