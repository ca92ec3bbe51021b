import { expect, test } from 'vitest'
import { book, type CellValue } from '../../../builders/orientations/books.ts'
import { readFichier } from '../../../builders/readings.ts'

const TITLES = ['Nom', 'Prénom', 'Né le']
const INES = ['BENALI', 'Inès', '12/03/2013']
const ELIO = ['COSTA', 'Élio', '02/11/2012']

/** « CE2, CE2 B, École Zola, Mme Roy, 2021-10-12 » of each enfant: what is said above the table, or between its rows. */
function told(rows: readonly (readonly CellValue[])[], nom = 'Feuil1'): readonly string[] {
  const bytes = book([{ nom, rows }], 'xlsx')
  const { lignes } = readFichier(bytes, {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })
  return lignes.map(({ inscription: one, date }) =>
    [one.niveau, one.classe, one.etablissement, one.enseignant, date]
      .filter((part) => part !== null)
      .join(', '),
  )
}

test.each<readonly [above: readonly (readonly CellValue[])[], expected: string]>([
  [
    [['École Jules-Ferry - classe de CE2 de Mme Roy']],
    'CE2, CE2 de Mme Roy, École Jules-Ferry, Mme Roy',
  ],
  [[['École Jules-Ferry – CE2']], 'CE2, CE2, École Jules-Ferry'],
  [[['Groupe scolaire Zola 2021-2022']], 'Groupe scolaire Zola'],
  [
    [['Lycée Olympe de Gouges – Agen'], ['Classe de M. Roy']],
    'M. Roy, Lycée Olympe de Gouges, M. Roy',
  ],
  [[['Classe : CE2']], 'CE2, CE2'],
  [[['Niveau', null, 'CM1']], 'CM1, CM1'],
  [[['Enseignant :', 'Mme Roy']], 'Mme Roy, Mme Roy'],
  [[['Date : 12/10/2021'], ['CE2']], 'CE2, CE2, 2021-10-12'],
  [[['Date : bientôt']], ''],
  [[['Collège :', 'Langevin']], 'Collège Langevin'],
  [[['Collège : Collège Langevin']], 'Collège Langevin'],
  [[['École', 'Jules-Ferry', 'Classe :', 'CE2']], 'CE2, CE2, Jules-Ferry'],
  [[['Liste des élèves de CM1 de M. Le Goff']], 'CM1, CM1 de M. Le Goff, M. Le Goff'],
  // The first that says it is kept.
  [[['Classe : CE2'], ['Classe : CM1'], ['École Zola']], 'CE2, CE2, École Zola'],
  // Nobody's name, no school, no class.
  [[['À retourner à Mme Marchand']], ''],
  [[['à rendre à l’école avant le 30']], ''],
  [[['École :', 'Classe :']], ''],
  [[['Effectif : 12']], ''],
  [[['Réunion : 12/10/2021']], ''],
])('what stands above a table holds for its rows: %j', (above, expected) => {
  expect(told([...above, TITLES, INES])).toEqual([expected])
})

test('a cell of the row comes before what is said above, and the name of the sheet last', () => {
  const titles = [...TITLES, 'Classe']

  expect(told([['Classe : CE2'], titles, [...INES, 'CM2'], [...ELIO, null]])).toEqual([
    ...['CM2, CM2', 'CE2, CE2'],
  ])
  expect(told([TITLES, INES], 'CE2 Mme Roy')).toEqual(['CE2, CE2 Mme Roy, Mme Roy'])
  expect(told([['Classe : CM1'], TITLES, INES], 'CE2')).toEqual(['CM1, CM1'])
  expect(told([TITLES, INES], 'Feuil1')).toEqual([''])
})

test('a class between the rows holds for those under it, and its teacher goes with it', () => {
  expect(
    told([
      ['École Zola'],
      TITLES,
      ['CE1 – Mme Durand'],
      INES,
      ['Classe : CM2'],
      ELIO,
      ['à suivre'],
      ['DIALLO', 'Sami', '01/02/2012'],
    ]),
  ).toEqual([
    'CE1, CE1 – Mme Durand, École Zola, Mme Durand',
    'CM2, CM2, École Zola',
    'CM2, CM2, École Zola',
  ])
})

test('the titles of a table under another are most of its row, whatever its first one; a word alone is none', () => {
  const under = (...titles: readonly string[]) =>
    told([['Nom', 'Prénom', 'Classe'], ['BENALI', 'Inès', 'CE2'], titles, ['KAYA', 'Zoé', 'CP']])

  expect(under('Prénom', 'Nom', 'Classe')).toEqual(['CE2, CE2', 'CP, CP'])
  expect(under('Élève')).toEqual(['CE2, CE2', 'CP, CP'])
  for (const [titles, row] of [
    [
      ['N°', 'Nom', 'Prénom'],
      ['a', 'KAYA', 'Zoé'],
    ],
    [
      ['Nom', 'N°', 'Prénom'],
      ['KAYA', 'a', 'Zoé'],
    ],
  ] as const) {
    // In these columns, nothing is a class.
    expect(told([['Nom', 'Prénom', 'Classe'], ['BENALI', 'Inès', 'CE2'], titles, row])).toEqual([
      ...['CE2, CE2', ''],
    ])
  }
})

test('the class of a table under another stands in two cells at most, in the three rows above it', () => {
  const last = (...between: readonly (readonly string[])[]) =>
    told([
      ['Nom', 'Prénom', 'Né le', 'Classe'],
      ['BENALI', 'Inès', '12/03/2013', 'CE2'],
      ...between,
      ['Prénom', 'Nom'],
      ['Élio', 'COSTA'],
    ]).at(-1)

  expect(last(['Classe :', 'CM1'])).toBe('CM1, CM1')
  expect(last(['Classe :', 'CM1'], [], [])).toBe('CM1, CM1')
  expect(last(['Classe :', 'CM1'], [], [], [])).toBe('')
  expect(last(['Classe :', 'CM1', 'bis'])).toBe('')
})

test('a table under another is read by its own cells alone', () => {
  const bytes = book(
    [
      {
        nom: 'Feuil1',
        rows: [
          ['Prénom', 'Nom', 'Né le'],
          ['Inès', 'BENALI', '12/03/2013'],
          ['Élio', 'COSTA', '02/11/2012'],
          ['Nom', 'Classe'],
          ['KAYA Zoé', 'CP'],
        ],
      },
    ],
    'xlsx',
  )
  const { lignes } = readFichier(bytes, {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })

  expect(lignes.map(({ enfant }) => [enfant.nom, enfant.prenom])).toEqual([
    ['BENALI', 'Inès'],
    ['COSTA', 'Élio'],
    ['KAYA', 'Zoé'],
  ])
})

test('a table under another keeps what is said above both, but for its own class', () => {
  expect(
    told([
      ['École Zola'],
      ['Classe : CE2'],
      TITLES,
      INES,
      [],
      ['Classe : CM1'],
      ['Prénom', 'Nom', 'Né le'],
      ['Élio', 'COSTA', '02/11/2012'],
    ]),
  ).toEqual(['CE2, CE2, École Zola', 'CM1, CM1, École Zola'])
  const above = [['École Zola'], ['Date : 12/10/2021'], ['Enseignant :', 'Mme Roy'], TITLES, INES]
  const under = [
    ['Prénom', 'Nom', 'Né le'],
    ['Élio', 'COSTA', '02/11/2012'],
  ]
  const said = (...between: readonly string[]) => told([...above, [], between, ...under])[1]
  expect(said()).toBe('Mme Roy, École Zola, Mme Roy, 2021-10-12')
  expect(said('Enseignant :', 'M. Le Goff')).toBe('M. Le Goff, École Zola, M. Le Goff, 2021-10-12')
  // A class without its teacher is not that of the teacher above.
  expect(said('Classe : CM1')).toBe('CM1, CM1, École Zola, 2021-10-12')
})
