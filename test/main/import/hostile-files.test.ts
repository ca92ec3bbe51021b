import { expect, test } from 'vitest'
import type { FichierOptions } from '../../../main/import/lecture-fichier.ts'
import { guardOdsRepeats, masquesOfOds } from '../../../main/import/reading/ods-guard.ts'
import { type RefusalCode, RefusedFile, reasonOf } from '../../../main/import/reading/refusal.ts'
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
