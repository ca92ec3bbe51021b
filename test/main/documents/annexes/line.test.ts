import exceljs, { type CellValue, type Worksheet } from 'exceljs'
import { expect, test } from 'vitest'
import { breakPageAfter, Line, type Written } from '../../../../main/documents/annexes/line.ts'
import { styleOf } from '../../../../main/documents/annexes/styles.ts'
import { partsOf } from '../../../builders/written-annexes.ts'

const VALUES: readonly Written[] = [
  'P',
  'Léa & « Zoé » <3',
  'P',
  '',
  null,
  0,
  -3.5,
  0.1 + 0.2,
  { formula: 'COUNTIF(H6:AZ6,"P")', result: 12 },
  { formula: 'IF(SUM(C6:E6)=0,"",C6/SUM(C6:E6))', result: '' },
  { formula: 'SUMPRODUCT(--(A$5:A$9<>""),--EXACT(B$5:B$9,B9))', result: 'a < b & "c"' },
]

/** A workbook of one sheet: two rows of data, a page break, then a row of exceljs. */
async function bookOf(write: (sheet: Worksheet, number: number, height?: number) => void) {
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    useStyles: true,
    useSharedStrings: true,
    stream: undefined as never,
  })
  book.created = book.modified = new Date('2022-05-02T08:00:00Z')
  const sheet = book.addWorksheet('Feuille')
  sheet.columns = VALUES.map(() => ({ width: 12 }))
  sheet.getRow(1).getCell(1).value = 'Titre'
  sheet.getRow(1).commit()
  write(sheet, 2, 28.5)
  write(sheet, 3)
  sheet.getRow(4).getCell(2).value = 'Sous les lignes'
  sheet.commit()
  await book.commit()
  const { stream } = book as unknown as { stream: { read(): Uint8Array } }
  return partsOf(new Uint8Array(stream.read()))
}

const styleAt = (index: number) => styleOf(index % 2 === 0 ? 'texte' : 'entier', 'ligne')

test('a line is in the file as exceljs writes a row of the same cells, to the byte', async () => {
  const ours = await bookOf((sheet, number, height) => {
    const line = new Line(sheet, number)
    for (const [index, value] of VALUES.entries()) line.put(value, styleAt(index))
    line.commit(height)
    if (height === undefined) breakPageAfter(sheet, number)
  })

  const theirs = await bookOf((sheet, number, height) => {
    const row = sheet.getRow(number)
    if (height === undefined) row.addPageBreak()
    else row.height = height
    for (const [index, value] of VALUES.entries()) {
      const cell = row.getCell(index + 1)
      if (value !== null) cell.value = value as CellValue
      cell.style = styleAt(index)
    }
    row.commit()
  })
  expect(ours).toEqual(theirs)
  expect(Object.keys(ours)).toContain('xl/worksheets/sheet1.xml')
})
