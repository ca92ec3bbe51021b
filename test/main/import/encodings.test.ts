import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAs, decodeText } from '../../../main/import/reading/decode.ts'
import type { Encodage } from '../../../shared/domain/import-orientation.ts'

const ONE_BYTE = ['windows-1252', 'iso-8859-15', 'macintosh', 'cp850'] as const

/** Bytes of a text in a one-byte encoding; null when a letter has no place in it. */
function encodeIn(encodage: Encodage, text: string): Uint8Array | null {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decodeAs(encodage, Uint8Array.of(byte)), byte]),
  )
  const found = Array.from(text, (char) => bytes.get(char))
  return found.some((byte) => byte === undefined) ? null : Uint8Array.from(found as number[])
}

const NAMES = [
  'BÉRANGÈRE;Loïc',
  'Clémençon;Chloé',
  'LEFÈVRE;Zoé',
  'GARÇON;Maëlys',
  'Noël;Anaïs',
  'PÉTIT;Éloïse',
  'Étienne;Benoît',
  'Müller;François',
  'CRÈVECŒUR;Cœlia',
  'D’HERBÈS;Jérôme',
  'Gonçalves;João',
  'NUÑEZ;Inès',
  'Bücher;Thaïs',
  'DELAGRÂCE;Côme',
  'Mäkelä;Aïcha',
]

test('a list of French names is read in whatever encoding it was written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ONE_BYTE),
      fc.subarray(NAMES, { minLength: 3 }),
      fc.boolean(),
      (encodage, names, isPlain) => {
        const header = isPlain ? 'NOM;PRENOM' : 'Nom;Prénom'
        const kept = names.filter((name) => encodeIn(encodage, name) !== null)
        const text = [header, ...kept].join('\n')
        const bytes = encodeIn(encodage, text)
        fc.pre(bytes !== null && kept.length >= 3)

        expect(decodeText(bytes ?? new Uint8Array()).text).toBe(text)
      },
    ),
    { numRuns: 400 },
  )
})

test('UTF-8 with a few wrong bytes stays UTF-8, whatever else it holds', () => {
  fc.assert(
    fc.property(
      fc.subarray(NAMES, { minLength: 4 }),
      fc.constantFrom('é', 'è', 'ç', 'ï'),
      (names, letter) => {
        const right = Buffer.from(`${names.join('\n')}\nAmin`, 'utf8')
        const bytes = Buffer.concat([right, Buffer.from(letter, 'latin1'), Buffer.from(';x')])

        const { encodage, text, octetsRepris } = decodeText(bytes)

        expect([encodage, octetsRepris]).toEqual(['utf-8', 1])
        expect(text).toBe(`${names.join('\n')}\nAmin${letter};x`)
      },
    ),
    { numRuns: 60 },
  )
})

test('accents that were broken before the file was saved are put right', () => {
  fc.assert(
    fc.property(fc.subarray(NAMES, { minLength: 2 }), (names) => {
      const text = names.join('\n')
      const broken = new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'))

      const decoded = decodeText(Buffer.from(broken, 'utf8'))

      expect([decoded.text, decoded.estReparee]).toEqual([text, true])
    }),
    { numRuns: 60 },
  )
})
