import validate from '@ooxml-tools/validate'
import { ValueType } from 'exceljs'
import { describe, expect, test } from 'vitest'
import {
  aFigureAnnexe,
  aLignePrevisionnel,
  anEnfantAnnexe,
  anOrientationAnnexe,
  aSeanceAnnexe,
  someAnnexes,
  someEmptyAnnexes,
  someHeuresAnnexe,
} from '../../../builders/some-annexes.ts'
import { annexesBytes, sheetOf, writtenAnnexes } from '../../../builders/written-annexes.ts'

describe('text from the records stays text', () => {
  const PAYLOADS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '=cmd|’/c calc’!A1',
    '"&<x>]]>',
    'x_x005F_x000D_',
  ]

  test.each(PAYLOADS)('%j in every text makes no formula and reads back the same', async (text) => {
    const workbook = await writtenAnnexes(hostile(text))

    const formulas = new Set<string>()
    const found: string[] = []
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row, number) => {
        row.eachCell((cell) => {
          if (cell.type === ValueType.Formula) formulas.add(cell.formula)
          else if (number > 4 && cell.value === text) found.push(`${sheet.name} ${cell.address}`)
        })
      })
    }
    expect([...formulas].filter((formula) => formula.includes(text.trim()))).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(14)
  })

  test('what no file can hold is dropped, and a text too long for a cell is cut', async () => {
    const workbook = await writtenAnnexes(
      someAnnexes({
        concertations: [
          {
            date: '2021-11-09',
            axe: 'territoire',
            genre: 'a\u0000\ufffe\ud800b',
            etablissement: null,
            partenaire: '😀'.repeat(20_000),
            note: null,
          },
        ],
      }),
    )

    const row = sheetOf(workbook, 'Concertations').getRow(5)
    expect(row.getCell(3).value).toBe('ab')
    expect(String(row.getCell(5).value)).toMatch(/^(😀){16383}…$/u)
  })

  test('a text in Arabic says its direction and begins on the right; its neighbour in French does not', async () => {
    const workbook = await writtenAnnexes(
      someAnnexes({
        concertations: [
          {
            date: '2021-11-09',
            axe: 'territoire',
            genre: 'Réunion avec جمعية',
            etablissement: null,
            partenaire: '« جمعية الحي » (2021)',
            note: null,
          },
        ],
      }),
    )

    const row = sheetOf(workbook, 'Concertations').getRow(5)
    expect(row.getCell(3).alignment).not.toHaveProperty('readingOrder')
    expect(row.getCell(5).alignment).toMatchObject({ readingOrder: 'rtl', horizontal: 'right' })
  })

  test('a head in Arabic says its direction and stays on the left, where it has room', async () => {
    const workbook = await writtenAnnexes(someAnnexes({ structure: 'جمعية الحي' }))

    const { alignment } = sheetOf(workbook, 'Enfants').getCell('A2')
    expect(alignment).toMatchObject({ readingOrder: 'rtl', horizontal: 'left', wrapText: true })
    expect(sheetOf(workbook, 'Enfants').getCell('A1').alignment).not.toHaveProperty('readingOrder')
  })

  test('a printed header keeps ampersands and stays under the limit of Excel', async () => {
    const long = `${'Amicale & culture '.repeat(20)}fin`
    const workbook = await writtenAnnexes(
      someAnnexes({ structure: long, action: { numero: '1', intitule: long } }),
    )

    for (const { headerFooter } of workbook.worksheets) {
      expect(headerFooter.oddHeader).toMatch(/^&LAmicale && culture/)
      expect(headerFooter.oddHeader?.length).toBeLessThanOrEqual(255)
      expect(headerFooter.oddFooter?.length).toBeLessThanOrEqual(255)
    }
  })
})

describe('Excel finds no fault', () => {
  test.each([
    ['filled', someAnnexes()],
    ['empty', someEmptyAnnexes()],
    ['hostile', hostile('=1+1 & <b>\u0000')],
    ['Arabic', hostile('جمعية الحي')],
  ])('in %s annexes', async (_what, annexes) => {
    const faults = await validate(await annexesBytes(annexes), 'xlsx', 'Microsoft365')

    expect(faults).toEqual([])
  })
})

/** The text wherever a text can be, in a nominative copy. */
function hostile(text: string) {
  const identite = {
    nom: text,
    prenom: text,
    naissance: 2011,
    collectifs: [text],
    responsables: [text],
  }
  return someAnnexes({
    nominatif: true,
    structure: text,
    action: { numero: text, intitule: text },
    heures: [someHeuresAnnexe({ intervenant: text })],
    enfants: [anEnfantAnnexe({ identite, etablissements: [text] })],
    seances: [aSeanceAnnexe({ collectif: text, motif: text, note: text })],
    grilles: [
      {
        collectif: text,
        dates: ['2021-09-28'],
        lignes: [
          { enfant: text, marques: ['present'], presents: 1, absents: 0, excuses: 0, inconnus: 0 },
        ],
      },
    ],
    orientations: [
      anOrientationAnnexe({
        etablissement: text,
        identite: {
          nom: text,
          prenom: text,
          classe: text,
          enseignant: text,
          situations: ['logement'],
          criteres: [text],
          objectif: text,
        },
      }),
    ],
    figures: [
      aFigureAnnexe({ rubrique: text, label: text, kind: 'long-text', valeur: text, raison: text }),
    ],
    previsionnel: [aLignePrevisionnel({ rubrique: text, label: text })],
  })
}
