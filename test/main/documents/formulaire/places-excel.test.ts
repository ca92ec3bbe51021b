import { expect, test } from 'vitest'
import type { ValeurPlace } from '../../../../main/documents/formulaire/valeur-place.ts'
import {
  blank,
  cellsAsked,
  headsIn,
  row,
  say,
  sheet,
  X,
  xlsx,
} from '../../../builders/formulaires/excel.ts'
import { filledPart, JOUR, LIGNES, NON, OUI, TEXTE } from '../../../builders/formulaires/filled.ts'

const NOMBRE: ValeurPlace = { kind: 'nombre', valeur: 17.25 }

test('a cell of Excel is written as a text, a number or a day, and what was computed is computed again', async () => {
  const asked = (style: number) => row(1, say('A1', 'Nombre'), blank('B1', style))
  const sum = row(2, '<c r="B2"><f>B1*2</f><v>0</v></c>', '<c r="C2"><v>7</v></c>')
  const sheet = async (rows: string, valeur: ValeurPlace) => {
    const xml = await filledPart(xlsx(rows), 'xl/worksheets/sheet1.xml', valeur)
    return /<sheetData>(.*)<\/sheetData>/s.exec(xml)?.[1]
  }
  const book = async (rest: string) => {
    const xml = await filledPart(xlsx(asked(1), '', '', rest), 'xl/workbook.xml', TEXTE)
    return /<\/sheets>(.*)<\/workbook>/s.exec(xml)?.[1]
  }

  expect(await sheet(asked(1) + sum, NOMBRE)).toBe(
    `${row(1, say('A1', 'Nombre'), '<c r="B1" s="1"><v>17.25</v></c>')}${row(2, '<c r="B2"><f>B1*2</f></c>', '<c r="C2"><v>7</v></c>')}`,
  )
  expect(await sheet(asked(1), JOUR)).toContain(
    '<c r="B1" s="1" t="inlineStr"><is><t xml:space="preserve">28/09/2021</t></is></c>',
  )
  // The 28th of September 2021 is day 44,467 of Excel.
  expect(await sheet(asked(3), JOUR)).toContain('<c r="B1" s="3"><v>44467</v></c>')
  expect(await sheet(asked(3), LIGNES)).toContain('>Un « &amp; »\nDeux</t>')
  // Excel would read these letters as the character U+000D.
  expect(await sheet(asked(1), { kind: 'texte', valeur: 'a_x000d_' })).toContain(
    '>a_x005F_x000d_</t>',
  )
  // A cell that the file lacks, at the end of its row and between two others.
  expect(await sheet(row(1, say('A1', 'Nombre :')), TEXTE)).toContain(
    '</c><c r="B1" t="inlineStr"><is><t xml:space="preserve">Réponse</t></is></c></row>',
  )
  expect(await sheet(row(1, say('A1', 'Nombre :'), '<c r="D1"/>'), TEXTE)).toMatch(
    /<c r="A1".*<c r="B1".*<c r="D1"/,
  )
  for (const [rest, expected] of [
    ['', '<calcPr fullCalcOnLoad="1"/>'],
    ['<oleSize ref="A1"/>', '<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>'],
    ['<extLst/>', '<calcPr fullCalcOnLoad="1"/><extLst/>'],
    ['<calcPr calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'],
    ['<calcPr fullCalcOnLoad="0" calcId="1"/>', '<calcPr fullCalcOnLoad="1" calcId="1"/>'],
    ['<calcPr calcId="1" fullCalcOnLoad="true"/>', '<calcPr calcId="1" fullCalcOnLoad="true"/>'],
  ] as const) {
    expect(await book(rest)).toBe(expected)
  }
})

test('a cell of Excel is a place where it is drawn, shown, free, blank, or holds an invitation', async () => {
  const rows = [
    row(1, say('A1', 'Bordure'), blank('B1')),
    row(2, say('A2', 'Couleur'), blank('B2', 4)),
    row(3, say('A3', 'Nue'), blank('B3', 0)),
    row(4, say('A4', 'Nue :'), blank('B4', 0)),
    row(5, say('A5', 'Formule'), '<c r="B5" s="1"><f>A1</f></c>'),
    row(6, say('A6', 'Écrite'), '<c r="B6" s="1"><v>12</v></c>'),
    `<row r="7" hidden="1">${say('A7', 'Ligne cachée')}${blank('B7')}</row>`,
    row(8, say('A8', 'Invitation'), say('B8', 'Choisir…')),
    row(9, say('A9', 'Points'), say('B9', '......')),
    row(10, say('A10', 'Case'), say('B10', '☐')),
    row(11, say('A11', 'Sans case')),
    row(12, say('A12', 'Sans case ?')),
    row(13, say('A13', 'Heures : 15')),
    row(14, say('A14', 'Au milieu'), blank('C14')),
  ].join('')

  const drawn = await cellsAsked(xlsx(rows, '<cols><col min="3" max="3" hidden="1"/></cols>'))
  const locked = await cellsAsked(
    xlsx(
      row(1, say('A1', 'Fermée'), blank('B1')) +
        row(2, say('A2', 'Libre'), blank('B2', 2)) +
        row(3, say('A3', 'Absente :')),
      '<sheetProtection sheet="1"/>',
    ),
  )

  expect(drawn).toEqual([
    'Bordure',
    'Couleur',
    '(Nue :)',
    'Invitation',
    'Points',
    'Case',
    '(Sans case ?)',
  ])
  expect(locked).toEqual(['Libre'])
})

test('a list of Excel gives its words, whatever way they are told; an answer out of it is no place', async () => {
  const rows = [
    row(1, say('A1', 'Mots'), blank('B1')),
    row(2, say('A2', 'Plage'), say('B2', 'Choisir')),
    row(3, say('A3', 'Nom'), blank('B3', 0)),
    row(4, say('A4', 'Nombre'), blank('B4')),
    row(5, say('A5', 'Répondue'), say('B5', 'Non')),
    row(9, say('A9', 'Plage 1'), say('B9', 'Plage 2'), say('C9', 'Dehors')),
  ].join('')
  const list = (at: string, formula: string, type = 'list') =>
    `<dataValidation type="${type}" sqref="${at}"><formula1>${formula}</formula1></dataValidation>`

  const asked = await cellsAsked(
    xlsx(
      rows,
      '',
      `<dataValidations>${list('B1', '"Oui, Non"')}${list('B2', 'Bilan!$A$9:$B$9')}${list('B3', 'Mots')}${list('B4', '"1"', 'whole')}${list('B5', '"Oui;Non"')}</dataValidations>`,
      '<definedNames><definedName name="Autre">Bilan!$C$9</definedName><definedName name="Mots">Bilan!$B$9</definedName></definedNames>',
    ),
  )

  expect(asked).toEqual(['Mots Oui Non', 'Plage Plage 1 Plage 2', 'Nom Plage 2', 'Nombre'])
})

test.each<readonly [what: string, rows: readonly (readonly string[])[], heads: readonly string[]]>([
  [
    'of its row and of its column in a table',
    [
      ['Moyens', 'Nombre', 'Heures'],
      ['Salariés', '[]', '[]'],
      ['Bénévoles', '[]', '[]'],
    ],
    ['Salariés', 'Bénévoles'].flatMap((one) => [`${one} | Nombre`, `${one} | Heures`]),
  ],
  [
    'of its row alone where the row asks with nothing else in it',
    [
      ['Moyens', 'Nombre'],
      ['Salariés', '[]'],
      ['Remarques :', '[]'],
      ['Autre ?', '[]', 'h'],
    ],
    ['Salariés | Nombre', 'Remarques : |', 'Autre ? | Nombre (h)'],
  ],
  [
    'at their right for boxes before words',
    [['Nature du local'], ['[]', 'Associatif', '[]', 'Municipal']],
    ['case: Associatif |', 'case: Municipal |'],
  ],
  [
    'at their right, with the count above',
    [['Nombre'], ['[]', 'Associatif', '[]', 'Municipal']],
    ['Associatif | Nombre', 'case: Municipal |'],
  ],
  [
    'on both sides where words stand at both ends',
    [['Filles', '[]', 'Garçons', '[]', 'Total']],
    ['Filles < Garçons |', 'Garçons < Total | [Filles]'],
  ],
  [
    'at its left where the row ends with a place',
    [['Filles', '[]', 'Garçons', '[]', 'Total', '[]']],
    ['Filles |', 'Garçons | [Filles]', 'Total | [Filles Garçons]'],
  ],
  [
    'and its unit, when it is one',
    [
      ['Durée', '[]', 'semaines'],
      ['Temps', '[]', 'minutes'],
      ['Du', '[]', 'au', '[]'],
    ],
    ['Durée | (semaines)', 'Temps |', 'Du |', 'au | [Du]'],
  ],
  [
    'of a pair of « Oui » and « Non »',
    [
      ['Actions', 'Oui', 'Non'],
      ['Réunion', '[]', '[]'],
    ],
    ['oui-non: Réunion |'],
  ],
  [
    'beside its words, where the form draws nothing',
    [['Bilan'], ['Nom de la structure'], ['Nombre', '~'], ['12']],
    ['Bilan', 'Nom de la structure', 'Nombre'].map((one) => `peut-être: ${one} |`),
  ],
  [
    'of its column, where the form draws nothing',
    [
      ['', 'Nombre', 'Heures'],
      ['Salariés', '~', '~'],
    ],
    ['Nombre', 'Heures'].map((one) => `peut-être: Salariés | ${one}`),
  ],
  [
    'whatever blank cells stand before the first words',
    [
      ['', '', 'Nom', '[]'],
      ['', '[]', 'Ville', '[]'],
    ],
    ['Nom |', 'Ville |'],
  ],
])('a cell of Excel takes the words %s', async (_what, rows, heads) => {
  expect(await headsIn(rows)).toEqual(heads)
})

test('in Excel, a form without blank cells is answered after its words; a form that frames blank cells, in them', async () => {
  const framed = (at: string, text: string) => say(at, text).replace('<c ', '<c s="1" ')
  const asked = (...rows: string[]) => cellsAsked(xlsx(rows.join('')))

  expect(await asked(row(1, framed('A1', 'Nombre d’enfants')))).toEqual(['(Nombre d’enfants)'])
  expect(
    await asked(
      row(1, framed('A1', 'Nombre d’enfants')),
      row(2, say('A2', 'Ville'), blank('B2')),
      row(3, say('A3', 'Tél. :'), '<c r="D3"/>'),
    ),
  ).toEqual(['Ville', '(Tél. :)'])
})

test('in Excel, an empty cell gets an X, a drawn box its tick, and a choice of a list its text or its number', async () => {
  const filled = async (bytes: Uint8Array, valeur: ValeurPlace, at = 'B1') => {
    const xml = await filledPart(bytes, 'xl/worksheets/sheet1.xml', valeur)
    const [, cell] = new RegExp(`<c r="${at}"[^>]*>(.*?)</c>`).exec(xml) ?? []
    return cell
  }
  const list = (options: string) =>
    `<dataValidations><dataValidation type="list" sqref="B1"><formula1>"${options}"</formula1></dataValidation></dataValidations>`
  const text = (words: string) => `<is><t xml:space="preserve">${words}</t></is>`

  expect(await filled(sheet([['Nature', '☐']]), OUI)).toBe(text('☒'))
  expect(await filled(sheet([['Local'], ['[]', 'Associatif', '[]', 'Municipal']]), OUI, 'A2')).toBe(
    text('X'),
  )
  expect(await filled(sheet([['Accord', '[]']], '', list('Oui,Non')), NON)).toBe(text('Non'))
  expect(await filled(sheet([['Nombre', '[]']], '', list('1,17.25')), NOMBRE)).toBe('<v>17.25</v>')
})

test('the words of a cell leave out their phonetic guide; a list of choices on a missing sheet has no choice', async () => {
  const phonetic =
    '<c r="A1" t="inlineStr"><is><r><t>Nom</t></r><rPh sb="0" eb="1"><t>non</t></rPh><phoneticPr fontId="1"/></is></c>'
  const list =
    '<dataValidations><dataValidation type="list" sqref="B1"><formula1>Absente!$A$1</formula1></dataValidation></dataValidations>'

  expect(await cellsAsked(xlsx(row(1, phonetic, blank('B1')), '', list))).toEqual(['Nom'])
})

test('a cell added after the column Z is named as Excel names it, AA and on', async () => {
  const added = async (at: string) => {
    const xml = await filledPart(
      xlsx(row(1, say(at, 'Nombre :'))),
      'xl/worksheets/sheet1.xml',
      TEXTE,
    )
    return [...xml.matchAll(/<c r="([A-Z]+1)"/g)].at(-1)?.[1]
  }

  expect(await Promise.all(['Y1', 'Z1', 'AZ1', 'ZY1', 'ZZ1'].map(added))).toEqual([
    ...['Z1', 'AA1', 'BA1', 'ZZ1', 'AAA1'],
  ])
})

test('a date is written as a date in a cell that shows dates, as a text in any other cell', async () => {
  const written = async (xf: string) => {
    const styles = `<styleSheet ${X}><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;jour du mois&quot; 0"/><numFmt numFmtId="166" formatCode="jj mmm"/><numFmt numFmtId="167" formatCode="[d m]0"/></numFmts><borders><border/><border><top style="thin"/></border></borders><cellXfs><xf/><xf borderId="1" ${xf}/></cellXfs></styleSheet>`
    const bytes = xlsx(row(1, say('A1', 'Date'), blank('B1')), '', '', '', styles)
    const xml = await filledPart(bytes, 'xl/worksheets/sheet1.xml', JOUR)
    return xml.includes('<v>44467</v>')
  }
  const of = (ids: readonly number[]) => Promise.all(ids.map((id) => written(`numFmtId="${id}"`)))

  expect(await of([14, 17, 22, 166])).toEqual([true, true, true, true])
  expect(await of([0, 13, 18, 21, 23, 164, 165, 167])).toEqual(Array(8).fill(false))
  expect(await written('')).toBe(false)
})
