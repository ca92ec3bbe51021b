import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FichierOptions } from '../../../main/import/lecture-fichier.ts'
import { RefusedFile } from '../../../main/import/reading/refusal.ts'
import { encode, lines } from '../../builders/orientations/encode.ts'
import { fixturePath } from '../../builders/orientations/fixture-files.ts'
import { readFichier } from '../../builders/readings.ts'

const OPTIONS: FichierOptions = { nomTexte: 'liste', feuille: null, latest: '2022-08-31' }

/** Read or refused: nothing else. */
function readOrRefuse(bytes: Uint8Array): 'read' | 'refused' {
  try {
    readFichier(bytes, OPTIONS)
    return 'read'
  } catch (error) {
    if (error instanceof RefusedFile) return 'refused'
    throw error
  }
}

test('any bytes are read or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(['read', 'refused']).toContain(readOrRefuse(bytes))
    }),
    { numRuns: 300 },
  )
})

test('any damage to a real file is read or refused, never a crash', () => {
  const originals = readdirSync(fixturePath('')).map((name) => readFileSync(fixturePath(name)))
  const anyDamage = fc.record({
    original: fc.constantFrom(...originals),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    isCut: fc.boolean(),
  })
  fc.assert(
    fc.property(anyDamage, ({ original, at, bytes, isCut }) => {
      const damaged = Buffer.from(original)
      const start = Math.floor(at * damaged.length)
      damaged.set(bytes.subarray(0, damaged.length - start), start)

      expect(['read', 'refused']).toContain(
        readOrRefuse(isCut ? damaged.subarray(0, start) : damaged),
      )
    }),
    { numRuns: 200 },
  )
})

test('any text in the cells is read, and what is kept holds no control character', () => {
  const anyCell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'x',
      '12/03/2013',
      'CE1/CE2',
      'Mme',
      'M. et Mme',
      '0600000001',
      '1e400',
      'TOTAL',
    ),
  )
  const headers =
    'Nom;Prénom;Né le;Classe;Niveau;Responsable;Tél;Situation;Origine;Accord parental;Date;École'
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 14 }), { maxLength: 6 }), (rows) => {
      const text = lines(
        // What the file is is told from its first kilobyte: control characters there make it no text.
        'Fiche '.repeat(200),
        headers,
        ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')),
      )

      const { lignes } = readFichier(encode(text, 'utf-8'), OPTIONS)
      expect(JSON.stringify(lignes)).not.toMatch(/\\u00[01][0-9a-f]|\ufffe|\\ud[89a-f]/i)
    }),
    { numRuns: 100 },
  )
})
