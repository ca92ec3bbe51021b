import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName } from '../../../main/documents/file-name.ts'

test.each([
  ['Bilan CLAS 2021-2022 - action 1', 'Bilan CLAS 2021-2022 - action 1.docx'],
  ['Bilan 2021/2022 : l’école « Prévert » ?', 'Bilan 2021-2022 - l’école « Prévert ».docx'],
  ['Bilan\nsur deux lignes', 'Bilan-sur deux lignes.docx'],
  ['  .caché.  ', 'caché.docx'],
  ['../../etc/passwd', 'etc-passwd.docx'],
  ['', 'Document.docx'],
  ['???', 'Document.docx'],
  ['nul', '_nul.docx'],
  ['COM1.2022', '_COM1.2022.docx'],
  ['Nulle part', 'Nulle part.docx'],
  ['a'.repeat(121), `${'a'.repeat(120)}.docx`],
  ['facture\u202excod.exe', 'facture-xcod.exe.docx'],
])('%j is written as %j', (stem, expected) => {
  const name = fileName(stem, '.docx')

  expect(name).toBe(expected)
})

test('a name has two hundred bytes at most, whatever its letters take', () => {
  expect(fileName('é'.repeat(101), '.docx')).toBe(`${'é'.repeat(100)}.docx`)
  expect(fileName(`${'é'.repeat(99)}aa`, '.docx')).toBe(`${'é'.repeat(99)}aa.docx`)
})

test('a long name is cut without cutting an emoji in two', () => {
  const name = fileName(`${'a'.repeat(119)}👩‍👧‍👦 fin`, '.docx')

  expect(name).toBe(`${'a'.repeat(119)}.docx`)
})

test('whatever the text, Windows and Linux take the name', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('\ud800', '\u0000', '\u202e', '/', ':', '.', ' ', 'é', '😀'),
    }),
  )

  fc.assert(
    fc.property(anyText, (stem) => {
      const name = fileName(stem, '.docx')

      expect(name).toMatch(/^[^.\s<>:"/\\|?*\p{Cc}\p{Cs}][^<>:"/\\|?*\p{Cc}\p{Cs}]*\.docx$/u)
      expect(name).not.toMatch(/[\s.]\.docx$/)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
      expect(name.length).toBeLessThanOrEqual(130)
    }),
    { numRuns: 200 },
  )
})

test('a real disk takes such a name as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'noms-'))
  const name = fileName(`Été 🌞 ${'é'.repeat(300)}`, '.xlsx')

  await writeFile(join(folder, name), '')

  expect(await readdir(folder)).toEqual([name])
  await rm(folder, { recursive: true })
})
