import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { dossierSchema } from '../../shared/domain/dossier.ts'
import { arbitraryDossier } from '../builders/arbitrary-dossier.ts'
import { anExempleInput } from '../builders/fixture-dossiers.ts'
import { DOSSIER_SCHEMA_FILE, PUBLISHED } from '../builders/json-schemas.ts'

const published = JSON.parse(readFileSync(DOSSIER_SCHEMA_FILE, 'utf8'))
// zod reads a condition beside properties as leaving any property in: it is left to other readers of the schema.
const { allOf: _complementsByVersion, ...parts } = published
/** Reads a dossier by the published file alone. */
const reader = z.fromJSONSchema(parts)

test.each(PUBLISHED)(
  'the published $file is that of the code (else: npm run schemas)',
  ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text())
  },
)

test('the exemple is valid by the published schema', () => {
  expect(reader.safeParse(anExempleInput()).error).toBeUndefined()
})

test('whatever the app accepts is valid by the published schema', () => {
  fc.assert(
    fc.property(arbitraryDossier, (input) => {
      expect(reader.safeParse(input).error).toBeUndefined()
    }),
    { numRuns: 50 },
  )
})

test.each([
  ['another version', (dossier: Dossier) => ({ ...dossier, version: 3 })],
  ['an unknown part', (dossier: Dossier) => ({ ...dossier, classes: [] })],
  ['no structure', ({ structure: _structure, ...dossier }: Dossier) => dossier],
  [
    'an unknown code',
    (d: Dossier) => ({ ...d, seances: [{ ...d.seances?.[0], etat: 'reportee' }] }),
  ],
  [
    'an unknown field',
    (d: Dossier) => ({ ...d, enfants: [{ ...d.enfants?.[0], surnom: 'Dada' }] }),
  ],
  ['an empty name', (d: Dossier) => ({ ...d, enfants: [{ ...d.enfants?.[0], nom: '' }] })],
  ['negative minutes', (d: Dossier) => ({ ...d, heures: [{ ...d.heures?.[0], minutes: -1 }] })],
  ['a French date', (d: Dossier) => ({ ...d, heures: [{ ...d.heures?.[0], date: '04/10/2021' }] })],
])('%s is refused by the published schema as by the app', (_what, change) => {
  const spoilt = change(anExempleInput())

  expect(reader.safeParse(spoilt).success).toBe(false)
  expect(dossierSchema.safeParse(spoilt).success).toBe(false)
})

type Dossier = ReturnType<typeof anExempleInput>

test('the schema speaks French to who reads it', () => {
  expect(published.title).toBe('Dossier de Cartable')
  for (const part of Object.keys(dossierSchema.shape)) {
    if (part === 'format' || part === 'version') continue
    expect([part, published.properties[part].description]).toEqual([
      part,
      expect.stringMatching(/^\p{Lu}.*\.$/u),
    ])
  }
})
