import { expect, test } from 'vitest'
import { cleanCell, LONGEST } from '../../../main/import/reading/clean-cell.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../../../main/import/reading/grid.ts'
import { readClasseur } from '../../../main/import/reading/read-classeur.ts'
import { readCsv, splitLines } from '../../../main/import/reading/read-csv.ts'
import { RefusedFile } from '../../../main/import/reading/refusal.ts'
import { blank, row, say, X, xlsx } from '../../builders/formulaires/excel.ts'
import { outline, readFixture } from '../../builders/orientations/fixture-files.ts'
import { readFichier } from '../../builders/readings.ts'

const BOTH = ['2 BENALI Inès 2013-03-12 CE2', '3 COSTA Élio 2012-11-02 CM1']

test.each([
  ['utf-16-petit-boutiste.csv', 'utf-16le', BOTH],
  ['utf-16-gros-boutiste.csv', 'utf-16be', BOTH],
  ['utf-8-sans-marque.csv', 'utf-8', BOTH],
  ['xlsx-en-fait-csv.xlsx', 'windows-1252', BOTH],
  ['ligne-sep.csv', 'utf-8', BOTH],
  ['octet-nul.csv', 'utf-8', BOTH],
  ['titres-proto.csv', 'utf-8', BOTH],
  ['guillemet-non-ferme.csv', 'utf-8', BOTH],
  ['lignes-inegales.csv', 'utf-8', [BOTH[0], '3 COSTA Élio 2012-11-02 ?']],
  [
    'titre-et-lignes-vides.csv',
    'windows-1252',
    ['4 BENALI Inès 2013-03-12 CE2', '6 COSTA Élio 2012-11-02 CM1'],
  ],
])('%s is read as %s', (name, encodage, expected) => {
  const lu = readFixture(name)

  expect(lu.encodage).toBe(encodage)
  expect(outline(lu)).toEqual(expected)
})

test('a row whose quotes were repaired says so, and the next ones are not swallowed', () => {
  const { lignes } = readFixture('guillemet-non-ferme.csv')

  expect(lignes.map(({ messages }) => messages.length)).toEqual([1, 0])
  expect(lignes[0]?.messages[0]?.texte).toContain('guillemets')
})

test('text keeps its leading zeros, even behind a formula', () => {
  const { lignes } = readFixture('formule-de-texte.csv')

  expect(lignes.map(({ responsables }) => responsables[0]?.telephone)).toEqual([
    '06 00 00 00 01',
    '06 00 00 00 02',
  ])
})

const csv = (text: string) =>
  readCsv(
    Buffer.from(text, 'utf8'),
    'liste',
    (cellules) => cellules.filter((one) => one === 'Nom' || one === 'Prénom').length,
  )
const cellsOf = (text: string) => csv(text).grilles[0]?.rangees.map(({ cellules }) => cellules)

test('the delimiter is the one under which titles are known, else the one that makes most columns', () => {
  expect(cellsOf('Nom,Prénom;x\nA,B;C')).toEqual([
    ['Nom', 'Prénom;x'],
    ['A', 'B;C'],
  ])
  expect(cellsOf('a|b|c\nd,e|f')?.[0]).toEqual(['a', 'b', 'c'])
  expect(cellsOf('sep=|\na;b|c')).toEqual([['a;b', 'c']])
  expect(cellsOf('sep=#\nNom;Prénom')).toEqual([['Nom', 'Prénom']])
  expect(cellsOf('Nom\tPrénom\n="0612"\t=1')?.[1]).toEqual(['0612', '=1'])
})

test('a quote that is never closed is a letter, a doubled one a quote; the row says what was repaired', () => {
  const rangees = csv('Nom;Prénom\n"A;B\n"C ""D""";E\n""E"";F').grilles[0]?.rangees

  expect(rangees?.map(({ cellules, note }) => [cellules, note === undefined])).toEqual([
    [['Nom', 'Prénom'], true],
    [['A', 'B'], false],
    [['C "D"', 'E'], true],
    [['"E"', 'F'], true],
  ])
})

test('a text holds up to twenty thousand rows that say something, and 256 columns', () => {
  const rows = (count: number) => `Nom;Prénom\n${'a;b\n'.repeat(count - 1)}`

  expect(csv(rows(MAX_ROWS)).grilles[0]?.rangees).toHaveLength(MAX_ROWS)
  expect(() => csv(rows(MAX_ROWS + 1))).toThrow(new RefusedFile('too-many-rows'))
  // Blank rows are no rows, up to four times as many.
  expect(csv(`Nom;Prénom\n${'\n'.repeat(4 * MAX_ROWS - 1)}`).grilles[0]?.rangees).toHaveLength(1)
  expect(() => csv('\n'.repeat(4 * MAX_ROWS + 1))).toThrow(new RefusedFile('too-many-rows'))
  expect(() => csv(';'.repeat(1_000_001))).toThrow(new RefusedFile('bomb'))
  expect(() => csv(' '.repeat(12 * 1024 * 1024 + 1))).toThrow(new RefusedFile('too-big'))
  expect(cellsOf(`Nom;Prénom${';x'.repeat(MAX_COLUMNS)}`)?.[0]).toHaveLength(MAX_COLUMNS)
})

test('a cell is clean: single spaces, no space around its lines, cut where nobody would read on', () => {
  expect(cleanCell('  Benali \u00a0 Inès ')).toBe('Benali Inès')
  expect(cleanCell('Benali \n  Inès')).toBe('Benali\nInès')
  expect([cleanCell(''), cleanCell(' \u200b ')]).toEqual([null, null])
  expect(cleanCell('a'.repeat(LONGEST))).toHaveLength(LONGEST)
  expect(cleanCell('a'.repeat(LONGEST + 1))).toBe(`${'a'.repeat(LONGEST)}…`)
})

test('bytes that were put right are counted for her', () => {
  const told = (...wrong: number[]) =>
    readCsv(
      Buffer.concat([Buffer.from('Nom;Prénom\nZoé;Noël;', 'utf8'), Buffer.from(wrong)]),
      'liste',
      () => 1,
    ).avis.map(({ texte }) => texte)

  expect(told()).toEqual([])
  expect(told(0xe9)).toEqual(['Un caractère mal enregistré a été rétabli : vérifiez les accents.'])
  expect(told(0xe9, 0x3b, 0xe8)).toEqual([
    '2 caractères mal enregistrés ont été rétablis : vérifiez les accents.',
  ])
})

test('a workbook keeps its days, its lengths of time, its merged cells and what it hides, as far as a list goes', () => {
  const read = (bytes: Uint8Array, avecCouleurs = false) =>
    readClasseur(bytes, { nomTexte: 'x', scoreHeader: () => 0, avecCouleurs }).grilles[0]
  const days = `<styleSheet ${X}><cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
  const dated = (value: string) => `<c r="A1" s="1"><v>${value}</v></c>`
  const cellOf = (value: string) =>
    read(xlsx(row(1, dated(value)), '', '', '', days))?.rangees[0]?.cellules[0]

  expect(['0.5', '1.0625', '59', '61', '44467'].map(cellOf)).toEqual([
    ...[{ minutes: 720 }, { minutes: 1530 }, { minutes: 84_960 }, { date: '1900-03-01' }],
    { date: '2021-09-28' },
  ])
  expect(
    read(xlsx(row(1, say('A1', ' Benali \u00a0 Inès ')) + row(2, '<c r="A2"><v>12</v></c>')))
      ?.rangees,
  ).toEqual([
    { numero: 1, cellules: ['Benali Inès'] },
    { numero: 2, cellules: [12] },
  ])
  const merges = ['A1:A9', 'A3:B3', 'B2:C2', 'IV1:IX1', 'IW1:IX1']
  const after = `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const wide = read(
    xlsx(
      `${row(1, say('A1', 'a'), say('IV1', 'b'), say('IW1', 'c'))}<row r="2" hidden="true">${say('A2', 'd')}</row>`,
      '',
      after,
    ),
  )
  expect(wide?.fusions).toEqual([
    { firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 0 },
    { firstRow: 2, lastRow: 2, firstColumn: 1, lastColumn: 2 },
    { firstRow: 1, lastRow: 1, firstColumn: 255, lastColumn: 255 },
  ])
  expect(wide?.rangees.map(({ cellules }) => cellules.length)).toEqual([256, 1])
  expect([...(wide?.masquees ?? [])]).toEqual([2])
  // A blank cell that is painted is its colour, white, black and grey apart.
  const painted = (rgb: string, type = 'solid') => {
    const fill = (pattern: string, inside = '') =>
      `<fill><patternFill patternType="${pattern}">${inside}</patternFill></fill>`
    const styles = `<styleSheet ${X}><fills>${fill('none')}${fill('gray125')}${fill(type, `<fgColor rgb="FF${rgb}"/>`)}</fills><cellXfs><xf/><xf fillId="2" applyFill="1"/></cellXfs></styleSheet>`
    const bytes = xlsx(row(1, say('A1', 'a'), blank('B1', 1)), '', '', '', styles)
    return read(bytes, true)?.rangees[0]?.cellules[1] ?? null
  }
  expect(
    [
      'FF0000',
      'FF5500',
      'FF5600',
      'FFBF00',
      'FFC000',
      'FFFF00',
      '00FF00',
      '80FF00',
      '00FFC0',
      '0000FF',
      '8000FF',
      'FF00AA',
      'FF0033',
    ].map((rgb) => painted(rgb)),
  ).toEqual(
    [
      'rouge',
      'rouge',
      'orange',
      'orange',
      'jaune',
      'jaune',
      'vert',
      'vert',
      'bleu',
      'bleu',
      'violet',
      'rose',
      'rouge',
    ].map((one) => `fond ${one}`),
  )
  expect(['FFFFFF', '000000', '80808F', '808080', 'zzzzzz'].map((rgb) => painted(rgb))).toEqual(
    Array(5).fill(null),
  )
  expect([painted('808090'), painted('FF0000', 'lightGray')]).toEqual(['fond bleu', null])
})

test('a web page is read with its letters, however they are written', () => {
  const page = `<html><table><tr><td>Nom</td><td>Pr&eacute;nom</td></tr>
    <tr><td>L&rsquo;H&ocirc;te</td><td>Ma&euml;lys C&oelig;lia</td></tr>
    <tr><td>GAR&Ccedil;ON</td><td>&OElig;dipe</td></tr></table></html>`
  const { grilles } = readClasseur(Buffer.from(page), { nomTexte: 'page', scoreHeader: () => 0 })

  expect(grilles.map(({ nom, rangees }) => [nom, rangees.map(({ cellules }) => cellules)])).toEqual(
    [
      [
        'page',
        [
          ['Nom', 'Prénom'],
          ['L’Hôte', 'Maëlys Cœlia'],
          ['GARÇON', 'Œdipe'],
        ],
      ],
    ],
  )
})

test('cells that were cut short are told with their rows, eight at most', () => {
  const long = 'a'.repeat(LONGEST + 1)
  const told = (count: number) =>
    readFichier(
      Buffer.from(
        `Nom;Prénom;Objectif\n${`Benali;Inès;${long}\n`.repeat(count)}Costa;Élio;x`,
        'utf8',
      ),
      { nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
    ).avis.map(({ texte }) => texte)

  const [rows] = ['2, 3, 4, 5, 6, 7, 8, 9']
  expect(told(0)).toEqual([])
  expect(told(8)[0]).toMatch(`(ligne ${rows}).`)
  expect(told(9)[0]).toMatch(`(ligne ${rows}…).`)
})

test('lines that stand whole in the first column are split; a table that is known as it is stays', () => {
  const score = (cellules: readonly unknown[]) =>
    cellules.filter((one) => ['Nom', 'Prénom', 'Classe'].includes(one as string)).length
  const split = (...rows: (string | null)[][]) =>
    splitLines(
      { rangees: rows.map((cellules, index) => ({ numero: index + 1, cellules })) },
      score,
    )?.map(({ cellules }) => cellules) ?? null

  expect(split(['Nom;Prénom'], ['Benali;Inès'])).toEqual([
    ['Nom', 'Prénom'],
    ['Benali', 'Inès'],
  ])
  // A comma, or a semicolon, spilt the value over the next column.
  expect(split(['Nom;Prénom'], ['Benali;Inès', 'Léa'])?.[1]).toEqual(['Benali', 'Inès,Léa'])
  expect(split(['Nom,Prénom'], ['Benali,Inès', 'Léa'])?.[1]).toEqual(['Benali', 'Inès;Léa'])
  expect(split(['Nom', 'Prénom;Classe'])).toBeNull()
  expect(split(['Nom', 'Prénom'], ['a;b', null])).toBeNull()
  expect(split(['Nom;x'], ['a;b'])).toBeNull()
})

test('a sheet whose lines were split is named to her', () => {
  const rows = row(1, say('A1', 'Nom;Prénom')) + row(2, say('A2', 'BENALI;Inès'))
  const scoreHeader = (cellules: readonly unknown[]) =>
    cellules.filter((one) => one === 'Nom' || one === 'Prénom').length

  const { avis } = readClasseur(xlsx(rows), { nomTexte: 'x', scoreHeader })

  expect(avis).toEqual([{ feuille: 'Bilan', texte: expect.stringContaining('découpée') }])
})
