import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAs, decodeText, utf16Of } from '../../../main/import/reading/decode.ts'
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

test('a character of UTF-8 is one to four bytes; a byte that begins or ends none is read alone', () => {
  const right = Buffer.from('Zoé;Noël;€;𝐀;😀\n', 'utf8')
  const read = (...bytes: number[]) => {
    const { text, octetsRepris } = decodeText(Buffer.concat([right, Buffer.from(bytes)]))
    return [text.slice('Zoé;Noël;€;𝐀;😀\n'.length), octetsRepris]
  }

  expect(read()).toEqual(['', 0])
  // First characters of two, three and four bytes, then the last that exists.
  expect(read(0xc3, 0x80, 0x3b, 0xe9)).toEqual(['À;é', 1])
  expect(read(0xe0, 0xa0, 0x80, 0x3b, 0xe9)).toEqual(['\u0800;é', 1])
  expect(read(0xf0, 0x90, 0x80, 0x80, 0x3b, 0xe9)).toEqual(['\u{10000};é', 1])
  expect(read(0xf4, 0x8f, 0xbf, 0xbf, 0x3b, 0xe9)).toEqual(['\u{10ffff};é', 1])
  expect(read(0xc2, 0xa0, 0x3b, 0xe9)).toEqual(['\u00a0;é', 1])
  // Bytes that begin no character: Windows-1252 has them.
  expect(read(0xc1, 0x80)).toEqual(['Á€', 2])
  expect(read(0xf5, 0x80)).toEqual(['õ€', 2])
  expect(read(0x80)).toEqual(['€', 1])
  expect(read(0xe9)).toEqual(['é', 1])
  expect(read(0xe2, 0x82, 0x3b)).toEqual(['â‚;', 2])
})

test('as many wrong bytes as right characters are another encoding', () => {
  const encodageOf = (text: string) => decodeText(Buffer.from(text, 'latin1')).encodage

  // « Ã© » is é in UTF-8.
  expect(encodageOf('Ã©;Ã¨;\xe9')).toBe('utf-8')
  expect(encodageOf('Ã©;\xe9')).toBe('windows-1252')
  expect(encodageOf('\xe9')).toBe('windows-1252')
})

test('UTF-16 without a mark is told by its zeros, from eight bytes on; a picture is not', () => {
  const le = (text: string) => Buffer.from(text, 'utf16le')
  const be = (text: string) => Buffer.from(text, 'utf16le').swap16()

  expect([utf16Of(le('Nom;')), utf16Of(be('Nom;'))]).toEqual(['utf-16le', 'utf-16be'])
  expect(utf16Of(le('Nom'))).toBeNull()
  expect(utf16Of(le('Nom;\tPrénom\r\n'))).toBe('utf-16le')
  expect(utf16Of(le('Nom;\u0008'))).toBeNull()
  expect(utf16Of(le('Nom;\u000e'))).toBeNull()
  // Nine letters in ten are enough, eight are not: some may be beyond Latin letters.
  expect(utf16Of(le('abcdefghi€'))).toBe('utf-16le')
  expect(utf16Of(le('abcdefgh€€'))).toBeNull()
  expect(utf16Of(be('abcdefgh€€'))).toBeNull()
  expect(utf16Of(Buffer.from('Nom;Prénom', 'utf8'))).toBeNull()
  // Zeros on both sides are no text.
  expect(utf16Of(new Uint8Array(20))).toBeNull()
  expect(
    ['abcdefghi\u2000', 'abcdefghi\u2000'].map((text, at) => utf16Of(at ? be(text) : le(text))),
  ).toEqual([null, null])
})

test('capitals and small letters of one word tell a right decoding from a wrong one', () => {
  const mac = 'BÉRANGÈRE\nLÉONIE\nAnaïs'
  const dos = 'Loïc\nBÉRANGÈRE\nZoé'

  expect(decodeText(encodeIn('macintosh', mac) ?? new Uint8Array())).toMatchObject({
    ...{ encodage: 'macintosh', text: mac },
  })
  expect(decodeText(encodeIn('cp850', dos) ?? new Uint8Array())).toMatchObject({
    ...{ encodage: 'cp850', text: dos },
  })
  // Letters of other Latin languages are likelier than no letters.
  expect(decodeText(encodeIn('cp850', 'João;Tomás') ?? new Uint8Array())).toMatchObject({
    ...{ encodage: 'cp850', text: 'João;Tomás', octetsRepris: 0, estReparee: false },
  })
  expect(decodeText(Buffer.from('n° 3 – « Zoé »', 'utf8'))).toMatchObject({ estReparee: false })
  // A sign beside a word tells nothing; inside one, it is a letter that was read wrong.
  for (const text of ['«Zoe»', 'Zoe…'])
    expect(decodeText(encodeIn('macintosh', text) ?? new Uint8Array())).toMatchObject({
      ...{ encodage: 'macintosh', text },
    })
})
