import { expect, test } from 'vitest'
import { aTable } from '../../builders/heures/a-table.ts'
import { outlineHeures } from '../../builders/heures/fixture-files.ts'
import { book, day } from '../../builders/orientations/books.ts'
import { readHeures } from '../../builders/readings.ts'

test.each([
  [
    'Toggl, titles in English',
    [
      'User,Email,Project,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
      'Hélène Durand,h@example.org,CLAS,Préparation,No,2021-10-05,17:00:00,2021-10-05,18:30:00,01:30:00,',
    ],
    ['2 Durand Hélène 2021-10-05 90 ?'],
  ],
  [
    'Clockify, months before days',
    [
      '"Project","Description","Task","User","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)"',
      '"CLAS","","Réunion","Hélène Durand","10/05/2021","05:00:00 PM","10/05/2021","06:30:00 PM","01:30:00","1.50"',
    ],
    ['2 Durand Hélène 2021-10-05 90 Réunion'],
  ],
  [
    'a unit that the title states',
    [
      'Nom;Prénom;Date;Durée (min);Activité',
      'DURAND;Hélène;05/10/2021;8;Préparation',
      'PETIT;Marc;05/10/2021;18:25;Réunion',
    ],
    ['2 DURAND Hélène 2021-10-05 8 Préparation', '3 PETIT Marc 2021-10-05 18 Réunion'],
  ],
  [
    'a unit that the cell states',
    [
      'Intervenant;Date;Durée',
      'DURAND Hélène;05/10/2021;18:25 min',
      'PETIT Marc;06/10/2021;0:45:00',
    ],
    ['2 DURAND Hélène 2021-10-05 18 ?', '3 PETIT Marc 2021-10-06 45 ?'],
  ],
  [
    'two persons in one cell: the hours of each; one that is not whole is left to the person',
    [
      'Date;Qui;Durée;Quoi',
      '05/10/2021;Petit Omar et Roussel Anne;1h30;Réunion',
      '06/10/2021;Omar et Anne;1h;Réunion',
      '07/10/2021;PETIT, Omar;1h;Réunion',
    ],
    [
      '2 Petit Omar 2021-10-05 90 Réunion',
      '2 Roussel Anne 2021-10-05 90 Réunion',
      '3 Omar et Anne 2021-10-06 60 Réunion',
      '4 PETIT Omar 2021-10-07 60 Réunion',
    ],
  ],
  [
    'days by persons, with what was done beside; from one hour to another',
    [
      'Date;Activité;Fournier Michel;Cherif Amina',
      '05/10/2021;Préparation;1h;1h30',
      'Total;;1h;1h30',
    ],
    ['2 Fournier Michel 2021-10-05 60 Préparation', '2 Cherif Amina 2021-10-05 90 Préparation'],
  ],
  [
    'persons named as in a letter, from one hour to another',
    [
      'Intervenant;Date;De;À;Motif',
      'Mme Cherif Amina;05/10/2021;14:00;15:30;Préparation',
      'Salles J.-P.;05/10/2021;9h;12h;Réunion',
    ],
    ['2 Cherif Amina 2021-10-05 90 Préparation', '3 Salles J.-P. 2021-10-05 180 Réunion'],
  ],
  [
    'a count of séances is no length of time',
    ['Bénévole;Nb séances;Heures par séance;Total heures', 'Fournier Michel;12;1,5;18'],
    ['2 Fournier Michel ? 1080 ?'],
  ],
  [
    'the sheet of one person, named above the titles',
    [
      'FEUILLE D’HEURES;',
      'Nom et prénom :;ROUSSEL Anne',
      'Statut : bénévole;',
      ';',
      'Date;Heure d’arrivée;Heure de départ;Total;Nature de l’activité;Signature',
      '05/10/2021;14h;16h15;2h15;Préparation;',
      '12/10/2021;18h;20h;2h;Réunion;',
      'TOTAL;;;4h15;;',
      'Signature du responsable :;;;;;',
    ],
    ['6 ROUSSEL Anne 2021-10-05 135 Préparation', '7 ROUSSEL Anne 2021-10-12 120 Réunion'],
  ],
  [
    'a column of hours for each catégorie, month by month',
    [
      'Bénévole;Mois;Heures préparation;Heures réunion;Total',
      'PETIT Omar;octobre 2021;2,5;1;3,5',
      'ROUSSEL Anne;nov. 2021;;0,75;0,75',
      'Total;;2,5;1,75;4,25',
    ],
    [
      '2 PETIT Omar 2021-10-31 150 Heures préparation',
      '2 PETIT Omar 2021-10-31 60 Heures réunion',
      '3 ROUSSEL Anne 2021-11-30 45 Heures réunion',
    ],
  ],
  [
    'a column of hours for each catégorie, day by day',
    [
      'Nom;Prénom;Date;Préparation;Réunion',
      'PETIT;Omar;05/10/2021;1h;0',
      'ROUSSEL;Anne;06/10/2021;;30 min',
    ],
    ['2 PETIT Omar 2021-10-05 60 Préparation', '3 ROUSSEL Anne 2021-10-06 30 Réunion'],
  ],
  [
    'persons by months: each month at its own last day',
    [
      'Nom;Prénom;Septembre;Octobre;Total',
      'DURAND;Hélène;15;2,5;17,5',
      'PETIT;Marc;;3;3',
      'Total;;15;5,5;20,5',
    ],
    [
      '2 DURAND Hélène 2021-09-30 900 ?',
      '2 DURAND Hélène 2021-10-31 150 ?',
      '3 PETIT Marc 2021-10-31 180 ?',
    ],
  ],
  [
    'months by persons: each month at its own last day',
    ['Mois;Hélène DURAND;Marc PETIT', 'Décembre 2021;3;2', 'févr. 22;1,5;'],
    [
      '2 DURAND Hélène 2021-12-31 180 ?',
      '2 PETIT Marc 2021-12-31 120 ?',
      '3 DURAND Hélène 2022-02-28 90 ?',
    ],
  ],
  [
    'days by persons',
    ['Date;Hélène DURAND;Marc PETIT', '05/10/2021;1,5;', '07/10/2021;1h30;2', 'Total;3;2'],
    [
      '2 DURAND Hélène 2021-10-05 90 ?',
      '3 DURAND Hélène 2021-10-07 90 ?',
      '3 PETIT Marc 2021-10-07 120 ?',
    ],
  ],
  [
    'weeks by persons: a week says no day',
    ['Semaine;Hélène DURAND;Marc PETIT', 'du 04/10 au 08/10;3;2', 'du 11/10 au 15/10;1,5;'],
    ['2 DURAND Hélène ? 180 ?', '2 PETIT Marc ? 120 ?', '3 DURAND Hélène ? 90 ?'],
  ],
  [
    'days written with their names',
    ['Nom;mardi 5 octobre;jeu. 7 oct.', 'DURAND Hélène;1h30;2', 'PETIT Marc;;0,5'],
    [
      '2 DURAND Hélène 2021-10-05 90 ?',
      '2 DURAND Hélène 2021-10-07 120 ?',
      '3 PETIT Marc 2021-10-07 30 ?',
    ],
  ],
  [
    'titles that ask',
    ['Qui;Quand;Combien de temps;Quoi', 'DURAND Hélène;05/10/2021;1:30;Préparation'],
    ['2 DURAND Hélène 2021-10-05 90 Préparation'],
  ],
])('hours are read with nothing to map: %s', (_shape, rows, expected) => {
  const lues = aTable(...rows)

  expect(outlineHeures(lues)).toEqual(expected)
  expect(lues.lignes.map(({ etat }) => etat)).not.toContain('erreur')
})

test('a workbook of persons by days gives one entry a cell, each with its own rank on the row', () => {
  const bytes = book(
    [
      {
        nom: 'Octobre',
        rows: [
          ['Heures des bénévoles'],
          ['Bénévole', day('2021-10-05'), day('2021-10-12'), 'Total'],
          ['DURAND Hélène', 1.5, 2, 3.5],
          ['PETIT Marc', null, 1, 1],
        ],
      },
    ],
    'xlsx',
  )

  const { lignes } = readHeures(bytes, { nomTexte: 'x', feuille: null, latest: '2022-08-31' })

  expect(
    lignes.map(({ ligne, rang, nom, date, minutes }) => [ligne, rang, nom, date, minutes]),
  ).toEqual([
    [3, 0, 'DURAND', '2021-10-05', 90],
    [3, 1, 'DURAND', '2021-10-12', 120],
    [4, 0, 'PETIT', '2021-10-12', 60],
  ])
})

test('cells of a workbook that show a time are durations; cells of zero are no entry of hours', () => {
  const rows = [
    ['Bénévole', day('2021-10-05'), day('2021-10-12'), day('2021-10-19'), day('2021-10-26')],
    ['DURAND Hélène', 1.5 / 24, 0, 26 / 24, 0],
    ['PETIT Marc', '0h', '0', 'abs', -1],
  ]
  const formats = Object.fromEntries(['B2', 'C2', 'D2'].map((at) => [at, '[h]:mm']))
  const bytes = book([{ nom: 'Octobre', rows, formats }], 'xlsx')

  const { lignes } = readHeures(bytes, { nomTexte: 'x', feuille: null, latest: '2022-08-31' })

  expect(lignes.map(({ nom, date, minutes }) => [nom, date, minutes])).toEqual([
    ['DURAND', '2021-10-05', 90],
    ['DURAND', '2021-10-19', 1560],
    ['PETIT', '2021-10-19', null],
    ['PETIT', '2021-10-26', null],
  ])
})

test('a sheet named as a person is that person’s; one named as a month, nobody’s', async () => {
  const rows = [
    ['Date', 'Durée'],
    [day('2021-10-05'), '1h'],
  ]
  const named = (nom: string) =>
    readHeures(book([{ nom, rows }], 'xlsx'), {
      nomTexte: 'x',
      feuille: null,
      latest: '2022-08-31',
    })

  expect(outlineHeures(named('Roussel Anne'))).toEqual(['2 Roussel Anne 2021-10-05 60 ?'])
  expect(named('Heures Octobre').lignes).toEqual([])
})

test('days under their month, on two rows of titles', () => {
  const rows = [
    [null, 'Octobre', null, 'Novembre', null],
    ['Nom', 5, 12, 2, 9],
    ['DURAND Hélène', 1.5, 2, null, 1],
  ]
  const bytes = book([{ nom: 'Heures', rows, merges: ['B1:C1', 'D1:E1'] }], 'xlsx')

  const lues = readHeures(bytes, { nomTexte: 'x', feuille: null, latest: '2022-08-31' })

  expect(outlineHeures(lues)).toEqual([
    '3 DURAND Hélène 2021-10-05 90 ?',
    '3 DURAND Hélène 2021-10-12 120 ?',
    '3 DURAND Hélène 2021-11-09 60 ?',
  ])
})

test('a word among the hours of a day is said on its row, and the rest of the day is read', () => {
  const lues = aTable('Bénévole;05/10/2021;12/10/2021', 'DURAND Hélène;1,5;abs', 'PETIT Marc;2;1')

  expect(lues.lignes.map(({ etat, minutes }) => [etat, minutes])).toEqual([
    ['lisible', 90],
    ['erreur', null],
    ['lisible', 120],
    ['lisible', 60],
  ])
})

test('a total is left aside and said', () => {
  const { laissees } = aTable('Nom;Prénom;Durée', 'DURAND;Hélène;1h30', 'Total;;1h30')

  expect(laissees).toEqual([{ feuille: 'heures', raison: 'total', lignes: [3] }])
})

test('a table by months says at which day its hours are entered', () => {
  const lues = aTable('Nom;Septembre;Octobre', 'DURAND Hélène;15;2,5')

  expect(lues.avis.map(({ texte }) => texte)).toEqual([
    'Ce tableau compte par mois : les heures de chaque mois sont notées à son dernier jour.',
  ])
})

test('days and months are told apart by a day above twelve, or by hours in AM and PM', () => {
  const datesOf = (date: string, debut = '17:00') => {
    const lues = aTable('Nom;Prénom;Date;Arrivée;Départ', `PETIT;Marc;${date};${debut};18:30`)
    return [lues.lignes[0]?.date, lues.avis.length]
  }

  expect(datesOf('12/11/2021')).toEqual(['2021-11-12', 0])
  expect(datesOf('12/13/2021')).toEqual(['2021-12-13', 1])
  expect(datesOf('12/12/2021')).toEqual(['2021-12-12', 0])
  expect(datesOf('13/12/2021')).toEqual(['2021-12-13', 0])
  expect(datesOf('11/12/2021', '5:00 PM')).toEqual(['2021-11-12', 1])
  expect(datesOf('13/12/2021', '5:00 PM')).toEqual(['2021-12-13', 0])
  // The days that a note names tell nothing of the others.
  expect(aTable('Nom;Prénom;Date;Durée;Note', 'PETIT;Marc;11/10/2021;1h;12/25/2021').avis).toEqual(
    [],
  )
})

test('a table of persons by days: two days at least, hours or minutes as its title says, no entry for none', () => {
  const minutesOf = (...rows: readonly string[]) =>
    aTable(...rows).lignes.map(({ nom, date, minutes, note }) =>
      [nom, date, minutes, note].filter((one) => one !== null).join(' '),
    )
  const days = 'Nom;05/10/2021;12/10/2021'

  expect(minutesOf('Bénévolat en minutes;;', days, 'DURAND Hélène;8;90')).toEqual([
    'DURAND 2021-10-05 8',
    'DURAND 2021-10-12 90',
  ])
  expect(minutesOf('Bénévolat en heures;;', days, 'DURAND Hélène;8;13')).toEqual([
    'DURAND 2021-10-05 480',
    'DURAND 2021-10-12 780',
  ])
  expect(minutesOf(days, 'DURAND Hélène;8;13')).toEqual([
    'DURAND 2021-10-05 480',
    'DURAND 2021-10-12 13',
  ])
  expect(minutesOf(days, 'DURAND Hélène;0;1h', 'PETIT Marc;;0')).toEqual(['DURAND 2021-10-12 60'])
  // One day is no table of days; words as numerous as hours leave it one.
  expect(minutesOf('Nom;05/10/2021', 'DURAND Hélène;8')).toEqual([])
  expect(minutesOf(days, 'DURAND Hélène;1h;abs')).toHaveLength(2)
  expect(minutesOf(days, 'DURAND Hélène;1h;abs', 'PETIT Marc;;abs')).toEqual([])
  expect(minutesOf('Mois;Hélène DURAND;Marc PETIT', 'Décembre 2021;3;0')).toEqual([
    'DURAND 2021-12-31 180 Décembre 2021',
  ])
  expect(minutesOf('Semaine;Hélène DURAND;Marc PETIT', 'du 04/10 au 08/10;3;1')).toEqual([
    'DURAND 180 du 04/10 au 08/10',
    'PETIT 60 du 04/10 au 08/10',
  ])
  expect(minutesOf('Date;Hélène DURAND', '05/10/2021;1,5')).toEqual([])
  // A person without any length of time, a title of one word, a column of hours: each is none.
  expect(minutesOf('Date;Hélène DURAND;Marc PETIT;Ada OKAFOR', '05/10/2021;1,5;2;oui')).toEqual([
    ...['DURAND 2021-10-05 90', 'PETIT 2021-10-05 120'],
  ])
  expect(minutesOf('Date;Hélène DURAND;Marc', '05/10/2021;1,5;2')).toEqual([])
  expect(minutesOf('Date;Hélène DURAND;Marc PETIT;Durée', '05/10/2021;1,5;2;3')).toEqual([])
  expect(minutesOf('Date;Nom;Hélène DURAND;Marc PETIT', '05/10/2021;x;1,5;2')).toEqual([])
  expect(minutesOf('En minutes;;', 'Date;Hélène DURAND;Marc PETIT', '05/10/2021;90;8')).toEqual([
    ...['DURAND 2021-10-05 90', 'PETIT 2021-10-05 8'],
  ])
})
