import { expect, test } from 'vitest'
import type { PresencesLues } from '../../../../main/import/presences/understand-presences.ts'
import type { Correspondance } from '../../../../shared/domain/correspondance.ts'
import { book, type CellValue, day } from '../../../builders/orientations/books.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { paintedBook } from '../../../builders/presences/painted-book.ts'
import { readPresences } from '../../../builders/readings.ts'

const read = (bytes: Uint8Array, correspondances: readonly Correspondance[] = []): PresencesLues =>
  readPresences(bytes, { nomTexte: 'grille', feuille: null, latest: '2022-08-31', correspondances })

const sheet = (rows: readonly (readonly CellValue[])[], nom = 'Mardi', merges: string[] = []) =>
  book([{ nom, rows, merges }], 'xlsx')
const csv = (...rows: readonly string[]) => encode(lines(...rows), 'utf-8')

const SIGN = { present: 'P', absent: 'A', excuse: 'E' }

/** « 2 BENALI Inès P05/10 A07/10 ». */
const outline = ({ lignes }: PresencesLues): readonly string[] =>
  lignes.map(({ ligne, nom, prenom, pointages }) =>
    [
      ligne,
      nom,
      prenom,
      ...pointages.map(({ date, etat }) => `${SIGN[etat]}${date.slice(8)}/${date.slice(5, 7)}`),
    ].join(' '),
  )

const EXPECTED = ['BENALI Inès P05/10 A07/10 P12/10', 'COSTA Élio A05/10 P07/10 E12/10']
const at = (first: number): readonly string[] => EXPECTED.map((one, i) => `${first + i} ${one}`)

test.each<[string, Uint8Array, number]>([
  [
    'letters under real dates',
    sheet([
      ['Nom', 'Prénom', day('2021-10-05'), day('2021-10-07'), day('2021-10-12')],
      ['BENALI', 'Inès', 'P', 'A', 'P'],
      ['COSTA', 'Élio', 'A', 'P', 'E'],
    ]),
    2,
  ],
  [
    '1 and 0 under dates without a year, a title above, a total and a legend below',
    csv(
      'CLAS du mardi et du jeudi;;;',
      'Nom et prénom;05/10;07/10;12/10',
      'BENALI Inès;1;0;1',
      'COSTA Élio;0;1;exc',
      'Total;1;1;1',
      ';;;',
      'exc = excusé;;;',
    ),
    3,
  ],
  [
    'days of the month under their month',
    sheet(
      [
        [null, 'Octobre', null, null],
        ['Enfant', 5, 7, 12],
        ['BENALI Inès', 'présente', 'absente', 'x'],
        ['COSTA Élio', 'abs', 'X', 'excusé'],
      ],
      'Mardi',
      ['B1:D1'],
    ),
    3,
  ],
  [
    'a sheet for each month, days as numbers',
    sheet(
      [
        ['Prénom', 'Nom', 'mar 5', 'jeu 7', 'mar 12'],
        ['Inès', 'BENALI', 'P', 'AI', 'P'],
        ['Élio', 'COSTA', 'ABS', 'P', 'ABS justifiée'],
      ],
      'Octobre 2021',
    ),
    2,
  ],
  [
    'days written with their names, ticks and crosses',
    csv(
      'Élève;mardi 5 octobre;jeudi 7 octobre;mardi 12 octobre',
      'BENALI Inès;✓;✗;✓',
      'COSTA Élio;✗;✓;J',
    ),
    2,
  ],
  [
    'a class and a telephone between the names and the days',
    csv(
      'NOM;PRÉNOM;Classe;Tél;05/10/2021;07/10/2021;12/10/2021;Total',
      'BENALI;Inès;CE2;0600000001;p;a;p;2',
      'COSTA;Élio;CM1;0600000002;a;p;e;1',
    ),
    2,
  ],
  [
    'two rows of titles, the weekday under the day, counts below, titles that say nothing of names',
    sheet(
      [
        ['Les CE2', 'Octobre', null, null, 'Total'],
        [null, 5, 7, 12, null],
        [null, 'M', 'J', 'M', null],
        ['BENALI Inès', 'P', 'A', 'P', 2],
        ['COSTA Élio', 'A', 'P', 'E', 1],
        ['Présents', 1, 1, 1, 3],
        ['Nb d’absents', 1, 1, 0, 2],
      ],
      'Présences',
      ['B1:D1'],
    ),
    4,
  ],
  [
    'séances with a number and their day, the nom and the prénom untitled',
    csv(
      ';;Séance 1 (05/10);Séance n° 2 - 07/10;Séance du 12/10',
      'BENALI;Inès;P;A;P',
      'COSTA;Élio;A;P;E',
    ),
    2,
  ],
  [
    'untitled names after an untitled number',
    csv(';;05/10;07/10;12/10', '1;BENALI Inès;P;A;P', '2;COSTA Élio;A;P;E'),
    2,
  ],
  [
    'a tick under « Présent », « Absent » or « Excusé », for each day',
    sheet(
      [
        [
          'Nom Prénom',
          day('2021-10-05'),
          null,
          null,
          day('2021-10-07'),
          null,
          null,
          day('2021-10-12'),
        ],
        [
          null,
          ...[
            'Présent',
            'Absent',
            'Excusé',
            'Présent',
            'Absent',
            'Excusé',
            'Présent',
            'Absent',
            'Excusé',
          ],
        ],
        ['BENALI Inès', 'x', null, null, null, 'x', null, 'x', null, null],
        ['COSTA Élio', 0, 1, 0, 1, 0, 0, 0, 0, 1],
      ],
      'Mardi',
      ['B1:D1', 'E1:G1', 'H1:J1'],
    ),
    3,
  ],
])('a grid is read with nothing to say: %s', (_shape, bytes, first) => {
  const lues = read(bytes)

  expect(outline(lues)).toEqual(at(first))
  expect(lues.lignes.flatMap(({ messages }) => messages)).toEqual([])
})

test.each<[string, Uint8Array]>([
  [
    'names over dates that go down',
    sheet([
      ['Séance', 'BENALI Inès', 'COSTA Élio'],
      [day('2021-10-05'), 'P', 'A'],
      [day('2021-10-07'), 'A', 'P'],
      [day('2021-10-12'), 'P', 'E'],
    ]),
  ],
  [
    'nom and prénom on two lines, a title above, a class and a total',
    csv(
      'CLAS du mardi et du jeudi;;;',
      'Nom;BENALI;COSTA;Total',
      'Prénom;Inès;Élio;',
      'Classe;CE2;CM1;',
      'mardi 5 octobre;x;abs;1',
      'jeudi 7 octobre;abs;x;1',
      'mardi 12 octobre;x;exc;1',
      'Total;2;1;',
    ),
  ],
  [
    'days under their month, in two columns',
    sheet([
      [null, null, 'BENALI Inès', 'COSTA Élio'],
      ['Octobre', 5, 1, 0],
      [null, 7, 0, 1],
      [null, 12, 1, 'exc'],
    ]),
  ],
])('a grid with the enfants side by side is read, and it is said: %s', (_shape, bytes) => {
  const lues = read(bytes)

  expect(outline(lues).map((one) => one.replace(/^\d+ /, ''))).toEqual(EXPECTED)
  expect(lues.avis.map(({ texte }) => texte).join()).toContain('enfants en colonnes')
})

const saidOf = (lues: PresencesLues, valeurs: Readonly<Record<string, string | null>>) =>
  lues.lecture.map(
    ({ lue }): Correspondance => ({
      ...lue,
      valeurs: Object.entries(valeurs).map(([texte, code]) => ({ champ: 'presence', texte, code })),
    }),
  )

test('a sign that is not known is asked about once, with how many cells hold it', () => {
  const bytes = csv('Nom;Prénom;05/10;07/10', 'BENALI;Inès;B;B', 'COSTA;Élio;P;B')
  const lues = read(bytes)

  expect(lues.lecture[0]?.valeurs).toEqual([{ champ: 'presence', texte: 'B', nombre: 3 }])
  expect(lues.lignes.map(({ messages }) => messages.map(({ texte }) => texte).join())).toEqual([
    '« B » (2 jours) : dites dans « Revoir les colonnes » ce que ce signe veut dire.',
    '« B » (1 jour) : dites dans « Revoir les colonnes » ce que ce signe veut dire.',
  ])
  expect(outline(read(bytes, saidOf(lues, { B: 'present' })))).toEqual([
    '2 BENALI Inès P05/10 P07/10',
    '3 COSTA Élio P05/10 P07/10',
  ])
})

test('a column of a grid of présences is read as the user says, among what such a grid can hold', () => {
  const bytes = csv('Qui;Classe;Né;05/10;07/10', 'BENALI Inès;CE2;12/03/2012;P;A')
  const [lue] = read(bytes).lecture.map((one) => one.lue)
  const champs = ['nomPrenom', 'classe', 'dateNaissance', 'presence', 'presence']
  const colonnes = champs.map((champ, index) => ({ index, champ }))
  const lues = read(bytes, lue === undefined ? [] : [{ ...lue, colonnes }])

  expect(outline(lues)).toEqual(['2 BENALI Inès P05/10 A07/10'])
  expect(lues.lignes[0]?.dateNaissance).toBe('2012-03-12')
  expect(lues.lecture[0]?.lue.colonnes?.map(({ index }) => index)).toEqual([0, 2, 3, 4])
})

test('a blank cell says nothing until the person says what it means', () => {
  const bytes = csv('Nom;Prénom;05/10;07/10;12/10', 'BENALI;Inès;x;;', 'COSTA;Élio;x;x;')
  const lues = read(bytes)

  expect(outline(lues)).toEqual(['2 BENALI Inès P05/10', '3 COSTA Élio P05/10 P07/10'])
  // The 12th holds no mark of anybody: no séance that day.
  expect(outline(read(bytes, saidOf(lues, { '(case vide)': 'absent' })))).toEqual([
    '2 BENALI Inès P05/10 A07/10',
    '3 COSTA Élio P05/10 P07/10',
  ])
})

test('cells that are painted and blank are explained by their colour, once', () => {
  const bytes = paintedBook(
    ['Nom', 'Prénom', '05/10', '07/10', '12/10'],
    [
      ['BENALI', 'Inès', '#C6EFCE', '#FFC7CE', '#C6EFCE'],
      ['COSTA', 'Élio', '#FFC7CE', '#C6EFCE', '#FFEB9C'],
    ],
  )
  const lues = read(bytes)

  expect(lues.lecture[0]?.valeurs.map(({ texte, nombre }) => [texte, nombre])).toEqual([
    ['fond vert', 3],
    ['fond rouge', 2],
    ['fond jaune', 1],
  ])
  const colours = { 'fond vert': 'present', 'fond rouge': 'absent', 'fond jaune': 'excuse' }
  expect(outline(read(bytes, saidOf(lues, colours)))).toEqual(at(2))
})

test('forty enfants by sixty days are read right, to the last cell', () => {
  const days = Array.from({ length: 60 }, (_, index) =>
    new Date(Date.UTC(2021, 8, 14 + index * 3)).toISOString().slice(0, 10),
  )
  const etatAt = (row: number, column: number) =>
    ['P', 'A', 'P', 'E', ''][(row * 7 + column * 3) % 5]
  const rows = Array.from({ length: 40 }, (_, row) => [
    `ENFANTIN${String.fromCharCode(65 + (row % 26))}${row < 26 ? '' : 'BIS'}`,
    'Lou',
    ...days.map((_day, column) => etatAt(row, column) ?? ''),
  ])

  const { lignes } = read(sheet([['Nom', 'Prénom', ...days.map(day)], ...rows]))

  expect(lignes).toHaveLength(40)
  for (const [row, { pointages }] of lignes.entries()) {
    const expected = days.flatMap((date, column) => {
      const sign = etatAt(row, column)
      return sign === '' ? [] : [`${sign}${date}`]
    })
    expect(pointages.map(({ date, etat }) => `${SIGN[etat]}${date}`)).toEqual(expected)
  }
})

test('a group under another keeps its own days, and the day of one séance is a grid', () => {
  const two = csv(
    'Les petits;;',
    'Nom Prénom;05/10;07/10',
    'BENALI Inès;P;A',
    'Les grands;;',
    'Nom Prénom;07/10;12/10',
    'COSTA Élio;P;E',
    ';;',
    'Nom Prénom;05/10;07/10',
    'DIALLO Sami;A;P',
  )
  const lues = read(two)

  expect(outline(lues)).toEqual([
    '3 BENALI Inès P05/10 A07/10',
    '6 COSTA Élio P07/10 E12/10',
    '9 DIALLO Sami A05/10 P07/10',
  ])
  expect(lues.lignes.flatMap(({ messages }) => messages)).toEqual([])
  expect(outline(read(csv('Nom;Prénom;05/10', 'BENALI;Inès;P')))).toEqual(['2 BENALI Inès P05/10'])
})

test.each([
  ['in a corner', 'X = absent, vide = présent;;;', 'E : excusé'],
  ['its sign and its meaning in two cells', 'X;Absent;;', 'Case vide;présent'],
])(
  'the legend of the file comes before what Cartable reads by itself, and it is said: %s',
  (_place, above, below) => {
    const rows = ['Nom Prénom;05/10;07/10;12/10', 'BENALI Inès;;X;', 'COSTA Élio;X;;E']
    const lues = read(csv(above, ...rows, ';;;', below))

    expect(outline(lues)).toEqual(at(3))
    expect(lues.lecture.flatMap(({ valeurs }) => valeurs)).toEqual([])
    expect(lues.avis.map(({ texte }) => texte)).toEqual([
      'D’après la légende du fichier, « (case vide) » veut dire « présent ».',
      'D’après la légende du fichier, « X » veut dire « absent ».',
    ])
  },
)

test.each([
  ['classes', ['Nom;Prénom;Classe', 'BENALI;Inès;CE2']],
  [
    'births and entries',
    ['BENALI;Inès;12/03/2012;01/09/2021', 'COSTA;Élio;05/06/2011;01/09/2021', 'DIALLO;Sami;;'],
  ],
])('a list without any day is no grid: %s', (_of, rows) => {
  expect(read(csv(...rows)).feuilles).toEqual([])
})

test('rows of a grid that are no enfant are left aside and said; an enfant without any mark is kept', () => {
  const lues = read(
    csv(
      'Nom;Prénom;Né le;05/10;07/10',
      'BENALI;Inès;12/03/2012;P;A',
      'COSTA;Élio;2011;;',
      'PETIT;;;;',
      'DIALLO;;;P;',
      'Sami : malade;;;P;',
      'Groupe 2;;;P;',
      'Présents;;;2;1',
      'Taux de présence;;;50;',
      'Nom;Prénom;Né le;05/10;07/10',
      'Nom;Prénom;Né le;05/10;07/10',
    ),
  )

  expect(outline(lues)).toEqual(['2 BENALI Inès P05/10 A07/10', '3 COSTA Élio', '5 DIALLO  P05/10'])
  expect(lues.lignes.map(({ dateNaissance, rang }) => [dateNaissance, rang])).toEqual([
    ['2012-03-12', 0],
    [null, 0],
    [null, 0],
  ])
  expect(lues.laissees.map(({ raison, lignes }) => [raison, lignes])).toEqual([
    ['note', [4, 6, 7]],
    ['total', [8, 9]],
    ['entete-repetee', [10, 11]],
  ])
})

test('a full name without a mark is no enfant: a title or a note stands there as often', () => {
  const lues = read(
    csv('Nom et prénom;05/10;07/10', 'BENALI Inès;P;A', 'Groupe Bleu;;', 'COSTA Élio;;A'),
  )

  expect(outline(lues)).toEqual(['2 BENALI Inès P05/10 A07/10', '4 COSTA Élio A07/10'])
})
