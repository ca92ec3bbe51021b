import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { buildListeXlsx } from '../../../main/documents/liste/build-liste-xlsx.ts'
import { excelErrors } from '../../builders/excel-errors.ts'

const AT = new Date('2021-10-01T10:00:00Z')
const LISTE = {
  titre: 'Lignes laissées de côté',
  colonnes: ['Feuille', 'Ligne', 'Pourquoi'],
  lignes: [
    ['CE2', '5', '=HYPERLINK("http://x.example")'],
    ['CE2', '6', 'Le prénom\u0000 manque.'],
  ],
}

test('a list is a table whose cells are texts, whatever they look like', async () => {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await buildListeXlsx(LISTE, AT)).buffer as ArrayBuffer)

  const sheet = book.worksheets[0]
  const rows = sheet?.getSheetValues().slice(1) as unknown[][]
  expect(rows.map((row) => row.slice(1))).toEqual([
    [LISTE.titre],
    LISTE.colonnes,
    ['CE2', '5', '=HYPERLINK("http://x.example")'],
    ['CE2', '6', 'Le prénom manque.'],
  ])
  expect(sheet?.getCell('C3').type).toBe(exceljs.ValueType.String)
})

test('a list that is wider than a page stands on several, its title and its first column on each', async () => {
  const opened = async (columns: number) => {
    const book = new exceljs.Workbook()
    const colonnes = Array.from({ length: columns }, (_, index) => `Colonne ${index}`)
    const lignes = [colonnes.map(() => 'un texte de trente caractères.'), ['علي']]
    const bytes = await buildListeXlsx({ titre: 'Aide & loisirs', colonnes, lignes }, AT)
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const [sheet] = book.worksheets
    if (sheet === undefined) throw new Error('no sheet')
    return sheet
  }
  const [narrow, wide] = [await opened(3), await opened(8)]

  expect(narrow.pageSetup).toMatchObject({ fitToWidth: 1, printTitlesRow: '2:2' })
  expect([narrow.pageSetup.printTitlesColumn, narrow.headerFooter?.oddHeader ?? null]).toEqual([
    undefined,
    null,
  ])
  expect(wide.pageSetup).toMatchObject({ fitToWidth: 2, printTitlesColumn: 'A:A' })
  expect(wide.headerFooter.oddHeader).toBe('&C&BAide && loisirs')
  expect(narrow.getCell('A4').alignment).toMatchObject({ horizontal: 'right', readingOrder: 'rtl' })
  expect(narrow.autoFilter).toBe('A2:C4')
})

test('Microsoft’s validator finds nothing but the order in which exceljs writes a font', async () => {
  const bytes = await buildListeXlsx(LISTE, AT)

  const errors = await excelErrors(bytes)

  expect(errors).toEqual([])
})
