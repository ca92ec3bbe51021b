import { expect, test } from 'vitest'
import type { Correction } from '../../../../shared/domain/import-orientation.ts'
import { book, type CellValue } from '../../../builders/orientations/books.ts'
import { readFichier } from '../../../builders/readings.ts'

type Row = readonly CellValue[]
type Said = readonly [champ: string, texte: string]

const TITLES = ['Nom et prénom', 'Né(e) le', 'Classe']
const INES = ['BENALI Inès', '12/03/2013', 'CE2']

/** Names and birth of the last row of a table, and its messages: where, and their first words. */
function told(rows: readonly Row[], ...said: readonly Said[]): readonly string[] {
  const corrections = said.map(
    ([champ, texte]): Correction => ({
      ...{ feuille: 'Feuil1', ligne: rows.length, rang: 0, champ, texte },
    }),
  )
  const { lignes } = readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31', corrections },
  })
  return lignes
    .slice(-1)
    .flatMap(({ enfant, messages }) => [
      [enfant.nom, enfant.prenom, enfant.dateNaissance].join(', '),
      ...messages.map(
        ({ colonne, texte }) => `${colonne} > ${texte.split(' ').slice(0, 5).join(' ')}`,
      ),
    ])
}

test('what is typed in the place of a cell is read as the cell was, and told under its title', () => {
  const rows = [TITLES, INES, ['COSTA Élio', 'hier', 'CM1']]
  const names: readonly Said[] = [
    ['nom', 'DA COSTA'],
    ['prenom', 'Élio'],
  ]

  expect(told(rows)).toEqual(['COSTA, Élio, ', 'Né(e) le > « hier » n’est pas'])
  expect(told(rows, ['dateNaissance', 'demain'])).toEqual([
    ...['COSTA, Élio, ', 'Né(e) le > « demain » n’est pas'],
  ])
  expect(told(rows, ['dateNaissance', '02/11/2012'])).toEqual(['COSTA, Élio, 2012-11-02'])
  // The two halves of a name take the place of the cell that held both.
  expect(told(rows, ...names, ['dateNaissance', '2/11/2012'])).toEqual([
    'DA COSTA, Élio, 2012-11-02',
  ])
  expect(told(rows, ['nom', 'DA COSTA'])[0]).toBe('DA COSTA, , ')
})

test('what is typed for a row of another sheet, or for another enfant of the row, changes nothing', () => {
  const rows = [TITLES, INES]
  const typed = (place: Partial<Correction>) =>
    readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), {
      ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
      corrections: [
        { ...{ feuille: 'Feuil1', ligne: 2, rang: 0, champ: 'classe', texte: 'CM2' }, ...place },
      ],
    }).lignes[0]?.inscription.niveau

  expect(typed({})).toBe('CM2')
  expect([{ feuille: 'Feuil2' }, { ligne: 3 }, { rang: 1 }].map(typed)).toEqual(
    Array(3).fill('CE2'),
  )
})

test('a row without a name says so under the title that would hold it', () => {
  expect(told([TITLES, INES, [null, '2/3/2013', 'CM1']]).slice(1)).toEqual([
    ...['Nom et prénom > Le nom manque.', 'Nom et prénom > Le prénom manque.'],
  ])
})

test.each<readonly [rows: readonly Row[], expected: string]>([
  [[TITLES, INES, ['COSTA', '2/3/2013', 'CM1']], 'Nom et prénom > Le prénom manque.'],
  [[TITLES, INES, ['COSTA \ufffdlio', '2/3/2013', 'CM1']], 'Nom et prénom > « \ufffdlio » : un'],
  [
    [TITLES, INES, ['COSTA Élio Marie Lou', '2/3/2013', 'CM1']],
    'Nom et prénom > « Élio Marie Lou »',
  ],
  [[TITLES, INES, ['Costa Le Goff', '2/3/2013', 'CM1']], 'Nom et prénom > Nom et prénom sont à'],
  [
    [
      ['Nom et prénom', 'Nom d’usage', 'Classe'],
      ['Costa Le Goff', null, 'CM1'],
    ],
    'Nom et prénom > Nom et prénom sont à',
  ],
  [
    [
      ['Nom', 'Prénom', 'Né le'],
      ['Benali', 'Inès', '12/03/2013'],
      ['COSTA', null, '2/3/2013'],
    ],
    'Prénom > Le prénom manque.',
  ],
  [
    [
      ['Nom', 'Prénom', 'Né le'],
      ['Benali', 'Inès', '12/03/2013'],
      [null, 'Élio', '2/3/2013'],
    ],
    'Nom > Le nom de l’enfant manque',
  ],
  [
    [
      ['Nom', 'Né le'],
      ['Benali', '12/03/2013'],
      ['COSTA', '2/3/2013'],
    ],
    'null > Le prénom manque.',
  ],
  // A class that stands above the table has no column; a niveau is cited, not the class beside it.
  [
    [['Classe : CE1-CE2'], TITLES, INES, ['COSTA Élio', '2/3/2013', null]],
    'null > « CE1-CE2 » réunit plusieurs',
  ],
  [
    [
      ['Nom', 'Prénom', 'Niveau', 'Classe'],
      ['COSTA', 'Élio', 'CE1-CE2', 'A'],
    ],
    'Niveau > « CE1-CE2 » réunit plusieurs',
  ],
  [
    [
      ['Nom', 'Prénom', 'Niveau', 'Classe'],
      ['COSTA', 'Élio', null, 'CE1-CE2'],
    ],
    'Classe > « CE1-CE2 » réunit plusieurs',
  ],
])('a message says where, in the words of the file: %j', (rows, expected) => {
  expect(told(rows).slice(1)).toEqual([expected])
})
