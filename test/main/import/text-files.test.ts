import { expect, test } from 'vitest'
import { outline, readFixture } from '../../builders/orientations/fixture-files.ts'

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
