import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
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
import { filledPart, TEXTE } from '../../../builders/formulaires/filled.ts'

/** A workbook with some of its parts changed; null leaves one out. */
const changed = (bytes: Uint8Array, parts: Readonly<Record<string, string | null>>): Uint8Array => {
  const all = Object.entries({ ...unzipSync(bytes), ...parts })
  return zipSync(
    Object.fromEntries(
      all.flatMap(([name, part]) =>
        part === null ? [] : [[name, typeof part === 'string' ? strToU8(part) : part]],
      ),
    ),
  )
}

test.each<readonly [what: string, rows: readonly (readonly string[])[], heads: readonly string[]]>([
  [
    'of « Oui » alone, as a box',
    [
      ['', 'Oui'],
      ['Réunion', '[]'],
    ],
    ['case: Réunion | Oui'],
  ],
  [
    'of its row and column, those before its label left out',
    [
      ['', '', 'Nombre'],
      ['Salariés', 'Bénévoles', '[]'],
    ],
    ['Bénévoles < Salariés | Nombre'],
  ],
  [
    'at its left under a head, where words stand at both ends',
    [
      ['', 'Nombre', '', 'Heures', ''],
      ['Filles', '[]', 'Garçons', '[]', 'Total'],
    ],
    ['Filles | Nombre', 'Garçons | Heures'],
  ],
  [
    'none at its right, where words follow words',
    [['Titre'], ['[]', 'Associatif', 'Municipal']],
    ['| Titre'],
  ],
  [
    'at its left where words follow words',
    [['Filles', 'CP', '[]', 'Total']],
    ['CP < Filles | [Filles]'],
  ],
  [
    'of a row with a unit at its end',
    [
      ['[]', 'h'],
      ['Durée', '[]', 'h'],
    ],
    ['Durée | h (h)'],
  ],
])('a cell of a workbook takes the words %s', async (_what, rows, heads) => {
  expect(await headsIn(rows)).toEqual(heads)
})

test('a text with blanks is a place of its own cell; a number, a formula or an invitation is none', async () => {
  const told = async (...cells: string[]) => {
    const { places } = await readFormulaire(
      xlsx(row(1, ...cells) + row(2, say('A2', 'Fin'), blank('B2'))),
    )
    return places
      .slice(0, -1)
      .map(({ genre, contexte: c }) => [genre, c.avant, ...c.lignes, ...c.dessus])
  }

  expect(await told(say('A1', 'Nombre : ____'))).toEqual([['texte', 'Nombre :']])
  expect(await told(say('A1', '12 ____'))).toEqual([])
  expect(await told('<c r="A1" t="str"><v>Nombre : ____</v></c>')).toEqual([])
  expect(await told('<c r="A1" t="str"><f>B9</f><v>Nombre : ____</v></c>')).toEqual([])
  expect(await told(say('A1', 'Nombre'), say('B1', 'À compléter ____'))).toEqual([
    ['cellule', '', 'Nombre'],
  ])
  const { places } = await readFormulaire(
    sheet([
      ['', 'Haut'],
      ['', 'Bas'],
      ['Qui', 'Nombre : ____'],
      ['Fin', '[]'],
    ]),
  )
  expect(places[0]?.contexte).toMatchObject({
    ...{ avant: 'Nombre :', lignes: ['Qui'], dessus: ['Bas'], sections: ['Bilan'] },
  })
})

test('an invitation of forty-four letters at most is a blank cell, and any text out of its list', async () => {
  const asked = (text: string, list = '') =>
    cellsAsked(
      xlsx(
        row(1, say('A1', 'Nombre'), say('B1', text)) + row(2, say('A2', 'Fin'), blank('B2')),
        '',
        list,
      ),
    )
  const list = (options: string) =>
    `<dataValidations><dataValidation type="list" sqref=" B3  B1 "><formula1>"${options}"</formula1></dataValidation></dataValidations>`

  expect(await asked(`Choisir ${'x'.repeat(36)}`)).toEqual(['Nombre', 'Fin'])
  expect(await asked(`Choisir ${'x'.repeat(37)}`)).toEqual(['Fin'])
  expect(await asked('Ici', list('Oui,Non'))).toEqual(['Nombre Oui Non', 'Fin'])
  expect(await asked('Ici', list('Oui'))).toEqual(['Nombre Oui', 'Fin'])
  expect(await asked('Oui', list('Oui'))).toEqual(['Fin'])
})

test('a list of the newer kind of Excel, a range of another sheet and a column that is only wide are read', async () => {
  const x14 = (sqref: string, formula: string) =>
    `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>${formula}</xm:f></x14:formula1><xm:sqref>${sqref}</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`
  const rows = ['B', 'C', 'D', 'E', 'F'].map((column, index) => blank(`${column}${index + 1}`))
  const book = (before: string, after = '') =>
    xlsx(
      rows.map((cell, index) => row(index + 1, say(`A${index + 1}`, `n${index}`), cell)).join(''),
      before,
      after,
    )

  expect(await cellsAsked(book('', x14('C2', 'Bilan!$A$1:$A$2')))).toEqual([
    ...['n0', 'n1 n0 n1', 'n2', 'n3', 'n4'],
  ])
  expect(await cellsAsked(book('', x14('C2', 'Bilan!$A$3')))).toContain('n1 n2')
  const cols = '<col min="2" max="2" width="30"/><col min="4" max="5" hidden="1"/>'
  expect(await cellsAsked(book(`<cols>${cols}</cols>`))).toEqual(['n0', 'n1', 'n4'])
})

test('a sheet that asks for nothing keeps its results, and its blank rows are not shown', async () => {
  const bytes = changed(
    sheet([
      ['Nombre', '[]'],
      ['~', '~'],
      ['Fin', '[]'],
    ]),
    {
      'xl/workbook.xml': `<workbook ${X}><sheets><sheet name="Bilan" r:id="r1"/><sheet name="Calculs" r:id="r2"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml': `<worksheet ${X}><sheetData>${row(1, say('A1', 'Total'), '<c r="B1" s="1"><f>1</f><v>1</v></c>')}</sheetData></worksheet>`,
    },
  )
  const { places, morceaux, toujours } = await readFormulaire(bytes)

  expect(places.map(({ contexte: c }) => c.lignes)).toEqual([['Nombre'], ['Fin']])
  expect(toujours.map(({ part }) => part)).toEqual(['xl/workbook.xml'])
  expect(morceaux.map((one) => (one.type === 'tableau' ? one.lignes.length : one.contenu))).toEqual(
    [...[['Bilan'], 2, ['Calculs'], 1]],
  )
})

test('a workbook without styles draws nothing, nor does a style that names no border; its own prefix is kept', async () => {
  const rows = row(1, say('A1', 'Nombre'), blank('B1', 1))
  const styles = (xf: string) => `<styleSheet ${X}><cellXfs><xf/><xf ${xf}/></cellXfs></styleSheet>`

  expect(await cellsAsked(changed(xlsx(rows), { 'xl/styles.xml': null }))).toEqual(['(Nombre)'])
  expect(await cellsAsked(xlsx(rows, '', '', '', styles('borderId="9" fillId="9"')))).toEqual([
    '(Nombre)',
  ])
  const prefixed = changed(xlsx(rows), {
    'xl/workbook.xml': `<x:workbook ${X.replace('xmlns=', 'xmlns:x=')}><x:sheets><x:sheet name="Bilan" r:id="r1"/></x:sheets><x:calcPr calcId="1"/></x:workbook>`,
  })
  expect(await filledPart(prefixed, 'xl/workbook.xml', TEXTE)).toContain(
    '<x:calcPr fullCalcOnLoad="1" calcId="1"/>',
  )
})

test('no place is added to a cell that another one covers, nor to a row that is hidden', async () => {
  const merged = (ref: string) => `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`
  const rows =
    row(1, say('A1', 'Nom :'), blank('B1', 0)) + row(2, say('A2', 'Ville :'), '<c r="D2"/>')
  const asked = (ref: string) => cellsAsked(xlsx(rows, '', merged(ref)))

  expect(await asked('B1:B2')).toEqual(['(Nom :)'])
  expect(await asked('B1:C1')).toEqual(['(Nom :)', '(Ville :)'])
  expect(
    await cellsAsked(xlsx(`${rows}<row r="3" hidden="true">${say('A3', 'Tél. :')}</row>`)),
  ).toEqual([...['(Nom :)', '(Ville :)']])
})
