import fc from 'fast-check'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { rewriteZip } from '../../../../main/documents/formulaire/rewrite-zip.ts'
import { readZipDirectory } from '../../../../main/import/reading/zip-directory.ts'

const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?\.xml$/)
const content = fc.uint8Array({ maxLength: 300 })
const packed = (bytes: Uint8Array, of: string): readonly number[] => {
  const entry = readZipDirectory(bytes).find((one) => one.name === of)
  return entry === undefined
    ? []
    : [...bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize)]
}

test('other files keep their own compressed bytes, changed ones say what they were told', () => {
  fc.assert(
    fc.property(
      fc.dictionary(name, content, { minKeys: 1, maxKeys: 6 }),
      fc.constantFrom(0, 6, 9),
      fc.dictionary(name, content),
      (files, level, news) => {
        const zip = zipSync(files as Zippable, { level: level as 0 | 6 | 9 })
        const changed = new Map(Object.entries(news).filter(([one]) => Object.hasOwn(files, one)))

        const rewritten = rewriteZip(zip, changed)

        const read = unzipSync(rewritten)
        expect(Object.keys(read)).toEqual(Object.keys(unzipSync(zip)))
        for (const one of Object.keys(files)) {
          expect([...(read[one] ?? [])]).toEqual([...(changed.get(one) ?? files[one] ?? [])])
          if (!changed.has(one)) expect(packed(rewritten, one)).toEqual(packed(zip, one))
        }
      },
    ),
  )
})

test('a file whose header holds more than its name keeps its bytes and is changed whole', () => {
  const extra = { 51966: new Uint8Array([1, 2, 3, 4, 5]) }
  const zip = zipSync({
    'a.xml': [new Uint8Array(200).fill(5), { extra }],
    'b.xml': [new Uint8Array(200).fill(6), { extra }],
  })

  const read = unzipSync(rewriteZip(zip, new Map([['a.xml', new Uint8Array([7, 8])]])))

  expect([...(read['a.xml'] ?? [])]).toEqual([7, 8])
  expect([...(read['b.xml'] ?? [])]).toEqual(Array(200).fill(6))
})

test('with nothing to change, it is the zip itself; the original is never written upon', () => {
  const zip = zipSync({ 'a.xml': new Uint8Array([1, 2, 3]), 'b.xml': new Uint8Array([4]) })
  const before = [...zip]

  expect(rewriteZip(zip, new Map())).toBe(zip)
  rewriteZip(Buffer.from(zip.buffer), new Map([['a.xml', new Uint8Array(1000).fill(7)]]))

  expect([...zip]).toEqual(before)
})
