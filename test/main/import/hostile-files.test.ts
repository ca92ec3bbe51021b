import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { FichierOptions } from '../../../main/import/lecture-fichier.ts'
import { guardOdsRepeats, masquesOfOds } from '../../../main/import/reading/ods-guard.ts'
import { type RefusalCode, RefusedFile, reasonOf } from '../../../main/import/reading/refusal.ts'
import { readZipDirectory } from '../../../main/import/reading/zip-directory.ts'
import { openZip } from '../../../main/import/reading/zip-guard.ts'
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

/** Every code: one more does not compile before it stands here. */
const CODES: Readonly<Record<RefusalCode, true>> = {
  empty: true,
  unreadable: true,
  'too-big': true,
  'too-many-rows': true,
  bomb: true,
  password: true,
  damaged: true,
  pdf: true,
  html: true,
  xml: true,
  fods: true,
  numbers: true,
  document: true,
  'foreign-zip': true,
  binary: true,
  slow: true,
  'no-header': true,
  'no-heures': true,
  'no-presences': true,
  'no-sheet': true,
}

test('every refusal says in French what the file is and what to do', () => {
  const reasons = (Object.keys(CODES) as RefusalCode[]).map(reasonOf)

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

/**
 * A zip of one stored file of three bytes. `extra` stands in its central directory, whose sizes read 0xFFFFFFFF (« see zip64 ») when
 * `isWide`.
 */
function aZip(extra: Buffer, { isWide = true, comment = 0, localSize = 3 } = {}): Uint8Array {
  const name = Buffer.from('a')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt32LE(localSize, 18)
  local.writeUInt32LE(3, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  for (const at of [20, 24]) central.writeUInt32LE(isWide ? 0xffffffff : 3, at)
  central.writeUInt16LE(name.length, 28)
  central.writeUInt16LE(extra.length, 30)
  const data = Buffer.from('xyz')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + data.length, 16)
  end.writeUInt16LE(comment, 20)
  return Buffer.concat([local, name, data, central, name, extra, end, Buffer.alloc(comment)])
}

/** An extra field of a zip: its kind, then numbers of eight bytes. */
function extraOf(kind: number, ...values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8)
  extra.writeUInt16LE(kind, 0)
  extra.writeUInt16LE(values.length * 8, 2)
  for (const [index, value] of values.entries())
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  return extra
}
const OTHER = extraOf(0x5455, 9)
const SIZES = extraOf(1, 3, 3)

test('the sizes of a zip64 file are found among other extra fields, and with bytes after its directory', () => {
  const zips = [
    aZip(SIZES),
    aZip(Buffer.concat([OTHER, SIZES])),
    aZip(Buffer.concat([SIZES, OTHER])),
    aZip(OTHER, { isWide: false }),
    aZip(SIZES, { comment: 40 }),
    aZip(Buffer.alloc(0), { isWide: false, comment: 0xffff }),
  ]

  for (const zip of zips) {
    expect(readZipDirectory(zip)).toMatchObject([
      { name: 'a', size: 3, packedSize: 3, dataStart: 31, isEncrypted: false },
    ])
  }
})

test('the remark on an entry of a zip is passed over, and a local header may leave its size to the directory', () => {
  const remarked = zipSync({ a: [strToU8('x'), { comment: 'remarque' }], b: strToU8('y') })

  expect(readZipDirectory(remarked).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(readZipDirectory(aZip(SIZES, { localSize: 0xffffffff }))).toMatchObject([{ size: 3 }])
  // A zip of nothing is a zip, and no spreadsheet.
  expect(refusalOf(zipSync({}))).toBe('foreign-zip')
})

test('a zip whose two headers disagree, or that gives no size, is refused as damaged', () => {
  const damaged = new RefusedFile('damaged')

  expect(() => readZipDirectory(aZip(SIZES, { localSize: 4 }))).toThrow(damaged)
  expect(() => readZipDirectory(aZip(OTHER))).toThrow(damaged)
  expect(() => readZipDirectory(new Uint8Array(40))).toThrow(damaged)
})

test('a part of a zip is opened when it is whole, in clear, and packed in the usual way', () => {
  const bytes = zipSync({ a: [strToU8('xyz'), { level: 0 }] })
  const at = Buffer.from(bytes).indexOf('PK\u0001\u0002', 0, 'latin1')
  const with16 = (offset: number, value: number) => {
    const changed = Buffer.from(bytes)
    changed.writeUInt16LE(value, offset)
    return () => openZip(changed)
  }

  expect(Buffer.from(openZip(bytes).get('a') ?? []).toString()).toBe('xyz')
  expect(with16(31, 0x7a7a)).toThrow(new RefusedFile('damaged'))
  expect(with16(at + 8, 1)).toThrow(new RefusedFile('password'))
  expect(with16(at + 8, 2)).not.toThrow()
  expect(with16(at + 10, 12)).toThrow(new RefusedFile('foreign-zip'))
  expect(with16(at + 10, 8)).toThrow(new RefusedFile('damaged'))
  expect(() => openZip(zipSync({ a: new Uint8Array() }))).not.toThrow()
})

/** Rows of a sheet of .ods: each with its repeats, and cells as they are written. */
const ods = (...rows: readonly (readonly [number, string])[]) =>
  rows
    .map(
      ([times, cells]) =>
        `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`,
    )
    .join('')
const filled = (times: number) =>
  `<table:table-cell table:number-columns-repeated="${times}" office:value="1"/>`
const blank = (times: number) => `<table:table-cell table:number-columns-repeated="${times}"/>`
const withText = (times: number) =>
  `<table:covered-table-cell table:number-columns-repeated="${times}"><text:p>x</text:p></table:covered-table-cell>`

test.each<[string, string, boolean]>([
  ['two millions of cells', ods([1000, filled(2000)]), true],
  ['one cell more, in another row', ods([1000, filled(2000)], [1, filled(1)]), false],
  ['one cell more, in the same rows', ods([1000, filled(2000) + filled(1)]), false],
  ['texts count as numbers do', ods([1000, withText(2001)]), false],
  ['rows that add up', ods([500, filled(2000)], [501, filled(2000)]), false],
  ['blank cells cost nothing', ods([1_000_000, blank(16_000) + filled(2)]), true],
  [
    'blank rows cost nothing',
    `${ods([1, filled(3)])}<table:table-row table:number-rows-repeated="1048576"/>`,
    true,
  ],
])('a sheet of .ods may say %s', (_what, xml, isRead) => {
  const guard = () => guardOdsRepeats(xml)

  if (isRead) expect(guard).not.toThrow()
  else expect(guard).toThrow(new RefusedFile('bomb'))
})

test('rows and sheets that an .ods hides are told by the sheet and the number of the row', () => {
  const row = (attributes = '') =>
    `<table:table-row${attributes}><table:table-cell/></table:table-row>`
  const hidden = ' table:visibility="filter"'
  const xml = `<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
    <table:table table:name="CP" table:style-name="ta1">${row()}${row(hidden)}${row(' table:number-rows-repeated="3"')}${row(`${hidden} table:number-rows-repeated="2"`)}${row()}</table:table>
    <table:table table:name="Ancien" table:style-name="ta2">${row(' table:visibility="collapse"')}</table:table>`

  expect(
    [...masquesOfOds(xml)].map(([nom, { estMasquee, lignes }]) => [nom, estMasquee, [...lignes]]),
  ).toEqual([
    ['CP', false, [2, 6, 7]],
    ['Ancien', true, [1]],
  ])
})
