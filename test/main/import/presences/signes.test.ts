import { expect, test } from 'vitest'
import { etatOf, isSansSeance, readLegende } from '../../../../main/import/presences/signes.ts'
import type { Cellule } from '../../../../main/import/reading/grid.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { paintedBook } from '../../../builders/presences/painted-book.ts'
import { readPresences } from '../../../builders/readings.ts'

test.each([
  [
    'present',
    [
      'P',
      'pr',
      'Présente',
      'x',
      'X',
      '1',
      'v',
      'oui',
      'OK',
      'là',
      'retard',
      'R',
      '✓',
      '☑',
      '●',
      '17h05',
      '9 h',
      '17:00',
    ],
  ],
  ['absent', ['A', 'abs', 'Absents', '0', 'non', 'N', 'AI', 'absence', '✗', '❌']],
  ['absent', ['absent injustifié', 'absente non excusée']],
  [
    'excuse',
    [
      'E',
      'exc',
      'Excusée',
      'Exc (rendez-vous)',
      'AJ',
      'J',
      'justifié',
      'abs excusé',
      'absence justifiée',
    ],
  ],
  [null, ['B', '1h30', '17', '?', 'parti', '2', 'présent le matin', '-', '']],
])('a sign of %s is read whatever its case, its accents and its gender', (etat, signes) => {
  expect(signes.map((signe) => [signe, etatOf(signe)])).toEqual(signes.map((one) => [one, etat]))
})

test('a day without a séance is told by a line or by its word, and by nothing else', () => {
  const yes = ['-', '—', '///', '.', 'Férié', 'vacances', 'VAC', 'pas de CLAS', 'Annulée']
  const no = ['x', '', 'pas venu', 'vacances scolaires', '-a']

  expect(yes.filter((one) => !isSansSeance(one))).toEqual([])
  expect(no.filter(isSansSeance)).toEqual([])
})

const legendOf = (rows: readonly (readonly Cellule[])[], jours: readonly number[] = [2]) => {
  const rangees = rows.map((cellules, index) => ({ numero: index + 1, cellules }))
  const legende = readLegende({ rangees }, (column) => jours.includes(column))
  return {
    etats: (...signes: readonly string[]) => signes.map((one) => legende.etatOf(one) ?? null),
    avis: (...signes: readonly string[]) => legende.avisOn(new Set(signes)),
    lines: rangees.filter(legende.isLine).map(({ numero }) => numero),
  }
}

test.each<readonly [string, readonly (readonly Cellule[])[]]>([
  ['in one cell', [['Légende : X = absent, « E » : présent / abs. → excusé']]],
  [
    'in two cells',
    [
      ['X', 'absent'],
      ['E', 'Présent'],
      ['abs.', 'excusé'],
    ],
  ],
  ['on lines of a cell', [['X = absente\nE -> présents\nabs.= excusée.']]],
  [
    'in the last columns of the rows',
    [
      ['BENALI', 'Inès', 'x', 'X', 'Absent'],
      [null, null, null, 'E', 'présent'],
      [null, 'abs.', 'excusé'],
    ],
  ],
])('the legend of a grid is read %s', (_where, rows) => {
  const { etats } = legendOf(rows)

  expect(etats('X', 'x', 'e', 'ABS.', 'P')).toEqual(['absent', 'absent', 'present', 'excuse', null])
})

test('a legend line explains nothing when its sign is a long word, its meaning one letter or a day, or it has two meanings', () => {
  const { etats, lines } = legendOf([
    ['X = P', 'retard long = absent', 'B = absent'],
    ['B : présent'],
    ['BENALI', 'Inès', 'V', 'absent'],
    ['C', 'vient seul'],
    // A meaning in the column of a day is the mark of the enfant before it.
    ['COSTA', 'Léa', 'absent', 'x'],
    ['  = présent'],
  ])

  expect(etats('X', 'retard long', 'B', 'V', 'C', 'Léa', '')).toEqual(Array(7).fill(null))
  expect(lines).toEqual([])
})

test('a colour and a blank cell are explained too; a row of a legend is no enfant', () => {
  const { etats, lines, avis } = legendOf([
    ['fond vert', 'présent'],
    ['Rouge = absent'],
    ['Case vide', 'absent'],
    ['x', 'présent'],
    ['Léa', 'présente'],
    ['Bo', 'présente'],
    ['Z', 'excusé'],
    [7, 'absent'],
    ['K = just'],
    ['Inès', null, 'présent'],
    ['e', 'présent', 'x'],
  ])

  expect(etats('fond vert', '(case vide)', 'x')).toEqual(['present', 'absent', 'present'])
  expect(etats('fond rouge')).toEqual(['absent'])
  expect(etats('7', 'k')).toEqual(['absent', 'excuse'])
  expect(lines).toEqual([1, 3, 4, 7, 8])
  // What Cartable would have read by itself is not worth a word.
  expect(avis('x', '(case vide)', 'fond vert')).toEqual([
    'D’après la légende du fichier, « (case vide) » veut dire « absent ».',
    'D’après la légende du fichier, « fond vert » veut dire « présent ».',
  ])
})

test('a coloured cell is named by its colour; white, grey and black are no colour', () => {
  const named = (color: string) => {
    const bytes = paintedBook(
      ['Nom', 'Prénom', '05/10', '07/10'],
      [
        ['BENALI', 'Inès', color, 'P'],
        ['COSTA', 'Élio', color, 'P'],
      ],
    )
    return readPresences(bytes, {
      nomTexte: 'x',
      feuille: null,
      latest: '2022-08-31',
    }).lecture[0]?.valeurs.map(({ texte }) => texte)[0]
  }
  const nameds = {
    '#FF0000': 'rouge',
    '#FFA500': 'orange',
    '#FFFF00': 'jaune',
    '#80FF00': 'vert',
    '#00FF80': 'vert',
    '#0080FF': 'bleu',
    '#8000FF': 'violet',
    '#FF00FF': 'rose',
    '#FF0020': 'rouge',
    '#FFE0E4': 'rouge',
    '#EFDFE0': 'rouge',
  }

  for (const [color, name] of Object.entries(nameds)) {
    expect(`${color} ${named(color)}`).toBe(`${color} fond ${name}`)
  }
  for (const color of ['#FFFFFF', '#000000', '#808080', '#F0E2E2']) {
    expect(`${color} ${named(color)}`).not.toContain('fond')
  }
})

const read = (...rows: readonly string[]) =>
  readPresences(encode(lines(...rows), 'utf-8'), {
    nomTexte: 'x',
    feuille: null,
    latest: '2022-08-31',
  })
const told = ({ lignes, avis }: ReturnType<typeof read>) => [
  ...lignes.map(
    ({ ligne, nom, pointages }) =>
      `${ligne} ${nom} ${pointages.map(({ date, etat }) => `${date.slice(5)} ${etat}`).join(', ')}`,
  ),
  ...avis.map(({ texte }) => texte),
]

test('an hour of arrival is told to be a présence', () => {
  expect(told(read('Nom Prénom;05/10;07/10', 'BENALI Inès;17h05;A'))).toEqual([
    '2 BENALI 10-05 present, 10-07 absent',
    'Une heure notée dans une case (« 17 h 05 ») est lue « présent » ; l’heure elle-même n’est pas reprise.',
  ])
})

test('a list with a row for each présence is gathered by enfant, and it is said', () => {
  const lues = read(
    ...['Présences du Clas;;;', 'Date;Groupe;Enfant;Présence'],
    ...['05/10/2021;Mardi;BENALI Inès;Présent', '05/10/2021;Mardi;COSTA Élio;Absent'],
    ...['07/10/2021;Mardi;COSTA Élio;x', '07/10/2021;Mardi;Benali Ines;Absent excusé', ';;Total;3'],
  )

  expect(told(lues)).toEqual([
    '3 BENALI 10-05 present, 10-07 excuse',
    '4 COSTA 10-05 absent, 10-07 present',
    'Ce tableau a une ligne par présence : ici, chaque ligne est un enfant, au numéro de sa première ligne.',
  ])
})

test('a second row of titles under the days is no enfant, and a day stands after the number of its séance', () => {
  const titles = [';S2 lun 05/10/2021;;S2 jeu 07/10/2021;', 'Élève;Présent;Goûter;Présent;Goûter']

  expect(told(read(...titles, 'BENALI Inès;oui;oui;non;non'))).toEqual([
    '3 BENALI 10-05 present, 10-07 absent',
  ])
})
