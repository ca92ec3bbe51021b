import { read as sheetJs, utils, type WorkSheet, write } from '@e965/xlsx'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Classeur } from '../../../main/import/reading/grid.ts'
import { readWorkbook } from '../../../main/import/reading/read-workbook.ts'
import { RefusedFile } from '../../../main/import/reading/refusal.ts'
import { lighten } from '../../../main/import/reading/shared-texts.ts'
import { openZip, type SafeZip } from '../../../main/import/reading/zip-guard.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const TABLE = 'xl/sharedStrings.xml'

/** Parts of a workbook whose texts are shared. */
function aWorkbook(...sheets: readonly WorkSheet[]): SafeZip {
  const book = utils.book_new()
  for (const sheet of sheets) utils.book_append_sheet(book, sheet)
  return openZip(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }))
}

const rowsOf = (...rows: readonly (readonly unknown[])[]): WorkSheet =>
  utils.aoa_to_sheet(rows.map((row) => [...row]))

/** The parts with one of them written otherwise. */
const withPart = (parts: SafeZip, name: string, change: (xml: string) => string): SafeZip =>
  new Map([...parts, [name, Buffer.from(change(Buffer.from(parts.get(name) ?? []).toString()))]])

/** The workbook as SheetJS alone reads it: one more part, which nothing names, is no sheet that we know how to read. */
const whole = (parts: SafeZip): SafeZip =>
  new Map([...parts, ['xl/worksheets/other.xml', Buffer.alloc(0)]])

function read(parts: SafeZip): Classeur | string {
  try {
    return readWorkbook(parts)
  } catch (error) {
    if (error instanceof RefusedFile) return error.code
    throw error
  }
}

const LISTE = aWorkbook(
  rowsOf(
    ['Nom', 'Prénom', 'Né le', 'Cp'],
    ['BÉNALI', ' Inès  Lou ', '12/03/2014', 47000],
    ['COSTA', null, 'x'],
  ),
  rowsOf([]),
  rowsOf(['Nom', 'Prénom'], ['DIALLO', 'Awa']),
)

test('texts are taken apart, and the rest of the sheet is left to SheetJS', () => {
  const light = lighten(LISTE)

  expect(Buffer.from(light?.parts.get(SHEET) ?? []).toString()).toContain(
    '<sheetData><row r="2"><c r="D2"><v>47000</v></c></row></sheetData>',
  )
  expect(
    readWorkbook(LISTE).grilles.map(({ rangees }) => rangees.map(({ cellules }) => cellules)),
  ).toEqual([
    [
      ['Nom', 'Prénom', 'Né le', 'Cp'],
      ['BÉNALI', 'Inès Lou', '12/03/2014', 47000],
      ['COSTA', null, 'x'],
    ],
    [],
    [
      ['Nom', 'Prénom'],
      ['DIALLO', 'Awa'],
    ],
  ])
})

test('the texts taken out are found again in the sheets that SheetJS gives', () => {
  const light = lighten(LISTE)
  const book = sheetJs(zipSync(Object.fromEntries(light?.parts ?? [])), { dense: true })

  const textsOf = light?.textsIn(book)

  expect(book.SheetNames.map((nom) => textsOf?.(book.Sheets[nom]))).toEqual([
    [
      ['Nom', 'Prénom', 'Né le', 'Cp'],
      ['BÉNALI', 'Inès Lou', '12/03/2014'],
      ['COSTA', undefined, 'x'],
    ],
    [],
    [
      ['Nom', 'Prénom'],
      ['DIALLO', 'Awa'],
    ],
  ])
  expect(light?.textsIn({ ...book, Strings: [] } as never)).toBeNull()
  expect(light?.textsIn({ ...book, SheetNames: ['Sheet1', 'Ailleurs'] })).toBeNull()
})

test('styles, blank cells and columns of several letters are read as they are', () => {
  const wide = Array.from({ length: 300 }, (_, index) =>
    index % 28 === 27 ? index : `titre ${index}`,
  )
  const parts = withPart(aWorkbook(rowsOf(wide, ['a', 'b'], [1, 2, 'c'])), SHEET, (xml) =>
    xml
      .replace('<c r="A1"', '<c r="A1" s="0"')
      .replace('<c r="B2"', '<c r="B2" s="12"')
      .replace('<row r="2">', '<row r="2" spans="1:2" hidden="1">')
      .replace('<row r="3">', '<row r="3" hidden="1">')
      .replace(
        '</row></sheetData>',
        '<c r="D3" s="1"/><c r="E3" t="n"/></row><row r="4" hidden="1"/></sheetData>',
      ),
  )

  const { grilles } = readWorkbook(parts)

  expect(Buffer.from(lighten(parts)?.parts.get(SHEET) ?? []).toString()).toContain(
    '<row r="3" hidden="1"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c><c r="E3" t="n"/></row>',
  )
  expect(grilles).toEqual(readWorkbook(whole(parts)).grilles)
  expect(grilles[0]?.rangees[0]?.cellules).toEqual(wide.slice(0, 256))
  expect([...(grilles[0]?.masquees ?? [])]).toEqual([2, 3, 4])
})

const aCell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'É', '&', '<', ' ', '\n', '_x0041_', '\u00a0', '"', '>'),
  }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
)
const someRows = fc.array(fc.array(aCell, { maxLength: 6 }), { maxLength: 6 })

test('any workbook reads as SheetJS alone reads it', () => {
  fc.assert(
    fc.property(fc.array(someRows, { minLength: 1, maxLength: 3 }), (sheets) => {
      const parts = aWorkbook(...sheets.map((rows) => rowsOf(...rows)))

      expect(lighten(whole(parts))).toBeNull()
      expect(read(parts)).toEqual(read(whole(parts)))
    }),
  )
})

test('a workbook with any letters changed reads as SheetJS alone reads it', () => {
  const name = fc.constantFrom(SHEET, 'xl/worksheets/sheet3.xml', TABLE)
  const piece = fc.constantFrom(
    '',
    '0',
    '9',
    'A',
    '"',
    ' ',
    '<',
    '>',
    '/',
    's',
    't="s"',
    '<c r="A1" t="s"><v>0</v></c>',
    '</row>',
    '<si/>',
    '<row r="3">',
    '<sheetData>',
  )
  fc.assert(
    fc.property(name, fc.nat(), fc.nat({ max: 9 }), piece, (part, at, length, added) => {
      const changed = withPart(LISTE, part, (xml) => {
        const start = at % xml.length
        return xml.slice(0, start) + added + xml.slice(start + length)
      })

      expect(read(changed)).toEqual(read(whole(changed)))
    }),
    { numRuns: 150 },
  )
})

test.each<[string, string, (xml: string) => string]>([
  ['names a text that is not in the table', SHEET, (xml) => xml.replace('<v>0</v>', '<v>11</v>')],
  ['gives its rows out of order', SHEET, (xml) => xml.replaceAll(/(?<=r="[A-C]?)3(?=")/g, '1')],
  ['gives a row twice', SHEET, (xml) => xml.replaceAll(/(?<=r="[A-C]?)3(?=")/g, '2')],
  ['gives a cell under another row', SHEET, (xml) => xml.replace('r="A2"', 'r="A7"')],
  [
    'holds a row after the last that is read',
    SHEET,
    (xml) => xml.replaceAll(/(?<=r="[A-C]?)3(?=")/g, '20002'),
  ],
  [
    'has margins above its cells',
    SHEET,
    (xml) => xml.replace('<sheetData>', '<pageMargins left="2"/><sheetData>'),
  ],
  ['closes a row inside its tag', SHEET, (xml) => xml.replace('<row r="1"', '<row r="1"</row>')],
  ['is said to be empty, and is not', SHEET, (xml) => xml.replace('<sheetData>', '<sheetData/>')],
  [
    'has another table of texts',
    '[Content_Types].xml',
    (xml) => xml.replace(TABLE, 'xl/other.xml'),
  ],
])('a workbook that %s is left whole to SheetJS', (_what, part, change) => {
  const changed = withPart(LISTE, part, change)

  expect(changed.get(part)).not.toEqual(LISTE.get(part))
  expect(read(changed)).toEqual(read(whole(changed)))
})

test('a workbook with a sheet in another folder is left whole to SheetJS', () => {
  const moved = (text: string) => text.replace('worksheets/sheet3.xml', 'feuilles/sheet3.xml')
  const parts = ['xl/_rels/workbook.xml.rels', '[Content_Types].xml'].reduce(
    (all, name) => withPart(all, name, moved),
    new Map([...LISTE].map(([name, content]) => [moved(name), content])) as SafeZip,
  )

  expect(readWorkbook(parts)).toEqual(readWorkbook(LISTE))
})
