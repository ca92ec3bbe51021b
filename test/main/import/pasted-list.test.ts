import { expect, test } from 'vitest'
import { openPastedList } from '../../../main/features/imports/import-file.ts'
import type { Lu } from '../../../main/import/lecture-fichier.ts'
import { titledList } from '../../../main/import/pasted-list.ts'
import { book, type Sheet } from '../../builders/orientations/books.ts'
import { readFor } from '../../builders/readings.ts'

const rowsOf = (...lines: readonly string[]) =>
  titledList(lines.join('\r\n'))
    .texte.split('\n')
    .map((line) => line.split('\t'))

test('a list typed in a mail, one enfant a line, gives its names and its classes', () => {
  expect(rowsOf('- Amrani Inès CE2', '', '2. de la Cruz Lina ce1/ce2', 'KAYA Elif Nur')).toEqual([
    ['Nom Prénom', 'Classe'],
    ['Amrani Inès', 'CE2'],
    ['', ''],
    ['de la Cruz Lina', 'ce1/ce2'],
    ['KAYA Elif Nur', ''],
  ])
})

test.each([
  [
    'a spreadsheet',
    'Amrani\tInès\t12/03/2014\tCE2\tÉcole Jules-Ferry',
    'Nom|Prénom|Né le|Classe|École',
  ],
  ['semicolons, the names together', 'Amrani Inès;CM1', 'Nom Prénom|Classe'],
  ['a comma after the nom', 'Amrani, Inès', 'Nom|Prénom'],
  ['two columns of classes', 'Amrani\tInès\tCE2\tCM1', 'Nom|Prénom|Classe|'],
  ['names together before other words', 'CE2;Amrani Inès;grande', 'Classe|Nom Prénom|'],
  ['one word a line beside a class', 'Amrani;CM1', 'Nom Prénom|Classe'],
  ['a class without a digit', 'Amrani;Inès;ULIS', 'Nom|Prénom|Classe'],
  ['numbers before the names', '12;Amrani;Inès', '|Nom|Prénom'],
  ['columns that mean nothing to us', 'Amrani\tInès\tx y z\t+', 'Nom|Prénom||'],
])(
  'columns copied without their titles, from %s, are told by what they hold',
  (_from, line, titles) => {
    expect(rowsOf(line)[0]).toEqual(titles.split('|'))
  },
)

test('a list copied with its titles stays as it is, whatever their order', () => {
  const copied = 'Classe\tPrénom\tNom\nCE2\tInès\tAmrani'

  expect(titledList(copied)).toEqual({ texte: copied, premiereLigne: 1 })
})

test('each enfant has the number of their own line in what was pasted, with titles or without', async () => {
  const linesOf = async (texte: string) => {
    const file = openPastedList(titledList(texte))
    const options = { feuille: null, latest: '2022-08-31' }
    const lu = await file.read({ genre: 'inscrits', options })
    file.close()
    if (!lu.ok) throw new Error(lu.error.code)
    return lu.value.lignes.map(({ ligne, enfant }) => [ligne, enfant.nom])
  }

  expect(await linesOf('Amrani Inès CE2\n\nBenali Adam CM1')).toEqual([
    [1, 'Amrani'],
    [3, 'Benali'],
  ])
  expect(await linesOf('Nom\tPrénom\nAmrani\tInès')).toEqual([[2, 'Amrani']])
})

test('a first line of names is not taken for titles because one name is also a title', () => {
  expect(rowsOf('Amrani\tInès\tGroupe', 'Benali\tAdam\tles grands')[0]).toEqual([
    ...['Nom', 'Prénom', ''],
  ])
})

test('a separator found in less than half of the lines does not separate cells', () => {
  expect(rowsOf('Amrani Inès', 'Benali; Adam', 'Costa; Lina', 'Sow Awa', 'Kaya Elif')[0]).toEqual([
    ...['Nom Prénom', ''],
  ])
  expect(rowsOf('Amrani Inès', 'Benali; Adam')[0]).toEqual(['Nom Prénom', ''])
  // Blank lines are no lines.
  expect(rowsOf('Amrani;Inès', '', '', '')[0]).toEqual(['Nom', 'Prénom'])
})

test('a class begins no line of names', () => {
  expect(rowsOf('CE2 Amrani Inès', 'Benali Adam CM1')).toEqual([
    ...[
      ['Nom Prénom', 'Classe'],
      ['CE2 Amrani Inès', ''],
      ['Benali Adam', 'CM1'],
    ],
  ])
})

test('a prénom or a nom is no class', () => {
  expect(rowsOf('Martin Tess', 'Premiere Tom', 'Caps Lina')).toEqual([
    ['Nom Prénom', ''],
    ['Martin Tess', ''],
    ['Premiere Tom', ''],
    ['Caps Lina', ''],
  ])
})

test('in a list of enfants inscrits, sheets bear the names of collectifs where no column does', () => {
  const rows = [
    ['Nom', 'Prénom'],
    ['BENALI', 'Inès'],
  ]
  const collectifs = (...sheets: readonly Sheet[]) =>
    (
      readFor(book(sheets, 'xlsx'), {
        genre: 'inscrits',
        options: { nomTexte: 'x', feuille: null, latest: '2022-08-31' },
      }) as Lu['inscrits']
    ).lignes.map(({ places }) => places[0]?.collectif)

  expect(collectifs({ nom: 'Mardi', rows }, { nom: 'Feuil2', rows })).toEqual(['Mardi', null])
  expect(collectifs({ nom: 'Mardi', rows })).toEqual([null])
  const named = [
    ['Nom', 'Prénom', 'Groupe'],
    ['COSTA', 'Élio', 'Jeudi'],
    ['KAYA', 'Zoé', null],
  ]
  expect(collectifs({ nom: 'Mardi', rows }, { nom: 'CM', rows: named })).toEqual([
    ...[null, 'Jeudi', null],
  ])
})
