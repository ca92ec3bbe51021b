import type { Worksheet } from 'exceljs'
import { expect, test } from 'vitest'
import { buildFicheXlsx } from '../../../main/documents/fiche/build-fiche-xlsx.ts'
import { buildListeXlsx } from '../../../main/documents/liste/build-liste-xlsx.ts'
import { buildConsolidationXlsx } from '../../../main/documents/reseau/build-consolidation.ts'
import { consolidate } from '../../../shared/domain/consolidation.ts'
import { aFicheVierge } from '../../builders/a-fiche-vierge.ts'
import { aNetwork } from '../../builders/a-network.ts'
import { someAnnexes } from '../../builders/some-annexes.ts'
import { annexesBytes, readWorkbook } from '../../builders/written-annexes.ts'

const DATE = new Date('2022-05-02T08:00:00Z')
/** Pixels of an inch, and of one character of a column's width. */
const [DPI, DIGIT_PX] = [96, 7]
const A4 = { portrait: 8.27, landscape: 11.69 } as const
const SMALLEST_PT = 8

/** Smallest text of each sheet once printed on A4, in points. */
async function printedSizes(bytes: Uint8Array): Promise<Readonly<Record<string, number>>> {
  const book = await readWorkbook(bytes)
  const shown = book.worksheets.filter(({ state }) => state === 'visible')
  return Object.fromEntries(
    shown.map((sheet) => {
      expect(sheet.pageSetup.paperSize, sheet.name).toBe(9)
      let smallest = Number.POSITIVE_INFINITY
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.value !== null) smallest = Math.min(smallest, cell.font?.size ?? 11)
        }),
      )
      return [sheet.name, Math.floor(scaleOf(sheet) * smallest * 10) / 10]
    }),
  )
}

/** Scale at which a spreadsheet program prints the sheet: the largest one whose pages side by side are no more than asked. */
function scaleOf({ pageSetup, columns }: Worksheet): number {
  const { orientation = 'portrait', margins, fitToPage, fitToWidth = 1 } = pageSetup
  if (!fitToPage) return (pageSetup.scale ?? 100) / 100
  const { left, right } = margins ?? { left: 0.7, right: 0.7 }
  const room = (A4[orientation] - left - right) * DPI
  const widths = columns.map(({ width = 9 }) => width * DIGIT_PX)
  const repeated = pageSetup.printTitlesColumn?.split(':')[1]?.charCodeAt(0) ?? 64
  const head = widths.slice(0, repeated - 64).reduce((sum, width) => sum + width, 0)
  const pagesAt = (scale: number) => {
    let [pages, used] = [1, head * scale]
    for (const width of widths.slice(repeated - 64)) {
      if (used + width * scale > room) [pages, used] = [pages + 1, head * scale]
      used += width * scale
    }
    return pages
  }
  let percent = 100
  while (percent > 10 && pagesAt(percent / 100) > fitToWidth) percent--
  return percent / 100
}

const dates = Array.from(
  { length: 90 },
  (_, index) => `2021-${10 + (index % 3)}-${10 + (index % 20)}`,
)
/** A register of more than one page. */
const GRILLE = { collectif: 'Mardi', dates, lignes: [] }
const town = consolidate([...aNetwork({ porteurs: 3, annees: 2 })], '2018-06-30')
const COLONNES = ['Nom', 'Classe', 'École', 'Téléphone', 'Adresse', 'Note', 'Objectif', 'Mail']

test.each<readonly [string, () => Promise<Uint8Array>]>([
  ['the annexes', () => annexesBytes(someAnnexes({ grilles: [GRILLE] }))],
  [
    'the nominative annexes',
    () => annexesBytes(someAnnexes({ nominatif: true, grilles: [GRILLE] })),
  ],
  ['the consolidated bilan', () => buildConsolidationXlsx(town, { reseau: 'Ville', date: DATE })],
  ['a fiche d’orientation', () => buildFicheXlsx(aFicheVierge(), DATE)],
  [
    'a list',
    () =>
      buildListeXlsx(
        { titre: 'Enfants', colonnes: COLONNES, lignes: [COLONNES.map((one) => one.repeat(12))] },
        DATE,
      ),
  ],
])('every sheet of %s is read without a glass once printed on A4', async (_what, build) => {
  const sizes = await printedSizes(await build())

  expect(Object.entries(sizes).filter(([, size]) => size < SMALLEST_PT)).toEqual([])
})
