import { expect, test } from 'vitest'
import { readHeures } from '../../../main/import/read-heures.ts'
import { aTable } from '../../builders/heures/a-table.ts'
import { outlineHeures } from '../../builders/heures/fixture-files.ts'
import { book, day } from '../../builders/orientations/books.ts'

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
    'persons by months: the month says no day',
    [
      'Nom;Prénom;Septembre;Octobre;Total',
      'DURAND;Hélène;15;2,5;17,5',
      'PETIT;Marc;;3;3',
      'Total;;15;5,5;20,5',
    ],
    ['2 DURAND Hélène ? 900 ?', '2 DURAND Hélène ? 150 ?', '3 PETIT Marc ? 180 ?'],
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

test('a total is left aside and said', () => {
  const { laissees } = aTable('Nom;Prénom;Durée', 'DURAND;Hélène;1h30', 'Total;;1h30')

  expect(laissees).toEqual([{ feuille: 'heures', raison: 'total', lignes: [3] }])
})
