import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ValueType } from 'exceljs'
import { describe, expect, test } from 'vitest'
import { writeAnnexes } from '../../../../main/documents/annexes/write-annexes.ts'
import { recompute } from '../../../builders/recompute.ts'
import { someAnnexes, someEmptyAnnexes } from '../../../builders/some-annexes.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import {
  annexesBytes,
  partsOf,
  sheetOf,
  writtenAnnexes,
} from '../../../builders/written-annexes.ts'

const SHEETS = [
  'Synthèse',
  'Intervenants et heures',
  'Enfants',
  'Séances et fréquentation',
  'Grille de présence',
  'Suivi individuel',
  'Orientations',
  'Actions parents',
  'Concertations',
  'Prévisionnel et réel',
]

describe('every sheet', () => {
  test('is there, in the order of the bilan, whatever the action holds; the follow-up where one is kept', async () => {
    const full = await writtenAnnexes(someAnnexes())
    const empty = await writtenAnnexes(someEmptyAnnexes())

    expect(full.worksheets.map(({ name }) => name)).toEqual(SHEETS)
    expect(empty.worksheets.map(({ name }) => name)).toEqual(
      SHEETS.filter((name) => name !== 'Suivi individuel'),
    )
  })

  test.each(SHEETS)(
    '%s keeps its header in sight, on the screen and on each printed page',
    async (name) => {
      const sheet = sheetOf(await writtenAnnexes(someAnnexes()), name)

      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
      expect(sheet.pageSetup.printTitlesRow).toBe('4:4')
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      })
      expect(sheet.headerFooter.oddHeader).toBe(
        `&LCentre social Les Trois Ponts&C&B${name}&RAction n°\u00a01 – CLAS élémentaire et collège`,
      )
      expect(sheet.headerFooter.oddFooter).toMatch(
        /^&LBilan arrêté au 31\/12\/2021&C.+&RPage &P \/ &N$/,
      )
      expect(sheet.headerFooter.oddFooter).not.toMatch(/ :/)
    },
  )

  test.each(SHEETS)('%s says of which action it is, as of when', async (name) => {
    const sheet = sheetOf(await writtenAnnexes(someAnnexes()), name)

    expect(sheet.getCell('A1').value).toBe(name)
    expect(sheet.getCell('A2').value).toBe(
      'Centre social Les Trois Ponts  ·  Action n°\u00a01 – CLAS élémentaire et collège  ·  Année scolaire 2021-2022  ·  Arrêté au 31\u00a0décembre\u00a02021',
    )
  })

  test.each([
    ['Synthèse', 'A4:E5'],
    ['Intervenants et heures', 'A4:H7'],
    ['Enfants', 'A4:K7'],
    ['Séances et fréquentation', 'A4:N7'],
    ['Orientations', 'A4:H6'],
    ['Actions parents', 'A4:D6'],
    ['Concertations', 'A4:E6'],
    ['Prévisionnel et réel', 'A4:I5'],
  ])('%s can be filtered over all its rows, totals left out', async (name, range) => {
    const sheet = sheetOf(await writtenAnnexes(someAnnexes()), name)

    expect(sheet.autoFilter).toBe(range)
  })

  test('of an action without records has its header and a sentence, and nothing to filter', async () => {
    const workbook = await writtenAnnexes(someEmptyAnnexes())

    const said = workbook.worksheets.map((sheet) => sheet.getCell('A5').value)
    expect(said).toEqual([
      'Aucune valeur à reporter.',
      'Aucune heure enregistrée jusqu’à cette date.',
      'Aucun enfant inscrit à cette date.',
      'Aucune séance jusqu’à cette date.',
      'Aucune séance tenue jusqu’à cette date.',
      'Aucune orientation reçue jusqu’à cette date.',
      'Aucune action auprès des parents jusqu’à cette date.',
      'Aucune concertation jusqu’à cette date.',
      'Le projet n’a pas de prévisionnel saisi.',
    ])
    for (const sheet of workbook.worksheets) {
      expect(sheet.getCell('A4').value).toBeTruthy()
      expect(sheet.autoFilter ?? null).toBeNull()
    }
  })
})

test('every stored result is what the formula gives', async () => {
  const workbook = await writtenAnnexes(someAnnexes())

  let formulas = 0
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ValueType.Formula) return
        formulas++
        // exceljs reads an empty text as no result.
        const stored = cell.result ?? ''
        const computed = recompute(sheet, cell.formula)
        const place = `${sheet.name} ${cell.address} ${cell.formula}`
        if (typeof computed === 'string') expect(stored, place).toBe(computed)
        else expect(stored, place).toBeCloseTo(computed, 9)
      })
    })
  }
  expect(formulas).toBeGreaterThan(100)
})

test('the properties of the file are those of the structure, at the date that is given', async () => {
  const parts = partsOf(await annexesBytes(someAnnexes()))

  expect(parts['docProps/core.xml']).toContain(
    '<dc:creator>Centre social Les Trois Ponts</dc:creator>',
  )
  expect(parts['docProps/core.xml']).toContain('>2022-05-02T08:00:00Z</dcterms:created>')
})

test('the same annexes give the same parts, byte for byte', async () => {
  const [first, second] = [await annexesBytes(someAnnexes()), await annexesBytes(someAnnexes())]

  expect(partsOf(first)).toEqual(partsOf(second))
})

test('a folder that is not there is told as the file system tells it, and nothing is left behind', async () => {
  const path = join(tempFolder(), 'missing', 'annexes.xlsx')

  const writing = writeAnnexes(someAnnexes(), path, new Date())

  await expect(writing).rejects.toMatchObject({ code: 'ENOENT' })
})

test.runIf(process.platform === 'linux')(
  'a sheet that cannot be built leaves no file open, so that any system can remove it',
  async () => {
    const path = join(tempFolder(), 'annexes.xlsx')
    const annexes = {
      ...someAnnexes(),
      get seances(): never {
        throw new TypeError('bug')
      },
    }

    const work = writeAnnexes(annexes, path, new Date('2022-05-02T08:00:00Z'))

    await expect(work).rejects.toThrow('bug')
    const open = readdirSync('/proc/self/fd')
      .map((fd) => `/proc/self/fd/${fd}`)
      .filter((fd) => existsSync(fd))
      .map((fd) => readlinkSync(fd))
    expect(open).not.toContain(path)
  },
)
