import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { buildFicheExemple } from '../../../main/documents/fiche-exemple/build-fiche-exemple.ts'
import { buildExempleDossier } from '../../../main/features/exemple/exemple-dossier.ts'
import { buildExempleFiche } from '../../../main/features/exemple/exemple-fiche.ts'
import { clePersonne } from '../../../shared/domain/nom.ts'

const CREATED_AT = new Date('2026-02-03T08:00:00Z')

/** Bytes to sheets, as a spreadsheet program would open them. */
async function reopen(): Promise<readonly exceljs.Worksheet[]> {
  const workbook = new exceljs.Workbook()
  const bytes = await buildFicheExemple(buildExempleFiche(), CREATED_AT)
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook.worksheets
}

test('it looks like a fiche made by hand: titles above the header, a legend below, real dates', async () => {
  const [sheet] = await reopen()

  expect(sheet?.name).toBe('CE1-CE2')
  expect(sheet?.getCell('A1').text).toBe('École élémentaire Les Marronniers – Pontareuil')
  expect(sheet?.getCell('L5').text).toBe('Critères d’orientation')
  expect(sheet?.getCell('O5').master.address).toBe('L5')
  expect(sheet?.getRow(6).getCell(3).text).toBe('Né(e) le')
  expect(sheet?.getCell('C7').value).toEqual(new Date('2018-03-14T00:00:00Z'))
  expect(sheet?.getCell('C9').value).toBe(2018)
  expect(sheet?.getCell('I7').text).toBe('x')
  expect(sheet?.getCell('A15').text).toBe('Total : 7 élèves')
})

test('twelve pupils: some followed already, some new, one written twice', async () => {
  const sheets = await reopen()
  const known = new Set(buildExempleDossier().enfants.map(clePersonne))

  const pupils = sheets.flatMap((sheet) =>
    (sheet.getRows(7, sheet.rowCount - 6) ?? [])
      .map((row) => ({ nom: row.getCell(1).text, prenom: row.getCell(2).text }))
      .filter(({ prenom }) => prenom !== ''),
  )
  const cles = pupils.map(clePersonne)

  expect(cles).toHaveLength(13)
  expect(new Set(cles).size).toBe(12)
  expect([...new Set(cles)].filter((cle) => known.has(cle))).toHaveLength(5)
})
