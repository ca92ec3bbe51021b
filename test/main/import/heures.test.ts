import { expect, test } from 'vitest'
import { categorieOf, statutOf } from '../../../main/import/heures/ligne.ts'
import { aTable } from '../../builders/heures/a-table.ts'
import { outlineHeures, readHeuresFixture } from '../../builders/heures/fixture-files.ts'

test.each([
  [
    'benevalibre-decimal.csv',
    [
      '2 DURAND Hélène ? 1440 Aide aux devoirs',
      '3 DURAND Hélène ? 90 Préparation',
      '4 PETIT Marc ? 135 Réunion',
      '5 OKAFOR Ada ? 45 Transport',
    ],
  ],
  [
    'benevalibre-export.csv',
    [
      '2 DURAND Hélène 2021-10-05 90 Préparation',
      '3 PETIT Marc 2021-09-14 20 Réunion',
      '4 OKAFOR Ada 2021-11-06 1560 Formation',
    ],
  ],
  [
    'titre-total-et-fusions.xlsx',
    [
      '4 DURAND Hélène 2021-10-05 90 Préparation',
      '5 DURAND Hélène 2021-10-12 120 Préparation',
      '6 Petit Marc 2021-10-12 1200 Formation',
    ],
  ],
])('%s is read with nothing to map, titles and totals left out', (name, expected) => {
  const lues = readHeuresFixture(name)

  expect(outlineHeures(lues)).toEqual(expected)
  expect(lues.lignes.map(({ etat }) => etat)).not.toContain('erreur')
})

test.each([
  'heures-excel.xlsx',
  'heures-excel-1904.xlsx',
  'heures-excel.xls',
  'heures-libreoffice.ods',
])('%s: a cell of [h]:mm is a length of time, beyond a day too', (name) => {
  const lues = readHeuresFixture(name)

  expect(outlineHeures(lues)).toEqual([
    '2 DURAND Hélène 2021-10-05 90 Préparation',
    '3 PETIT Marc 2021-11-06 1590 Formation',
  ])
})

test('a durée is read in every form, and what cannot be one names its cell', () => {
  const { lignes } = readHeuresFixture('durees-de-toutes-formes.csv')

  expect(lignes.slice(0, 7).map(({ minutes }) => minutes)).toEqual([90, 90, 90, 90, 90, 90, 90])
  expect(lignes.slice(7).map(({ etat, messages }) => [etat, messages[0]?.colonne])).toEqual([
    ['erreur', 'Durée'],
    ['erreur', 'Durée'],
    ['erreur', 'Durée'],
    ['erreur', 'Durée'],
    ['erreur', 'Durée'],
    ['erreur', 'Date'],
    ['erreur', 'Date'],
  ])
})

test('a time of arrival and one of departure make a durée', () => {
  const { lignes } = readHeuresFixture('arrivee-depart.csv')

  expect(lignes.map(({ minutes, note, etat }) => [minutes, note, etat])).toEqual([
    [90, 'Goûter', 'lisible'],
    [null, null, 'erreur'],
  ])
})

test('times with seconds are read; what is no time is refused in words that fit', () => {
  const { lignes } = aTable(
    'Nom;Prénom;Date;Arrivée;Départ;Catégorie',
    'PETIT;Marc;05/10/2021;16:45:00;18:15:00;Préparation',
    'PETIT;Marc;06/10/2021;seize heures;18:15;Préparation',
  )

  expect(
    lignes.map(({ minutes, messages }) => [minutes, messages.map(({ texte }) => texte)]),
  ).toEqual([
    [90, []],
    [null, ['Écrivez les heures ainsi\u00a0: 16:45.']],
  ])
})

test('what could not be read is kept as it was typed, for a correction to start from', () => {
  const { lignes } = aTable(
    'Nom;Prénom;Date;Durée;Arrivée;Départ;Catégorie',
    'PETIT;Marc;31/02/2021;1h3O;;;Préparation',
    'PETIT;Marc;2021;;seize heures;18:15;Préparation',
  )

  expect(lignes.map(({ bruts }) => bruts)).toEqual([
    { date: '31/02/2021', duree: '1h3O' },
    { date: '2021', debut: 'seize heures', fin: '18:15' },
  ])
})

test('titre and description make one note; the other columns are named as left unread', () => {
  const lues = readHeuresFixture('benevalibre-export.csv')

  expect(lues.lignes.map(({ note }) => note)).toEqual([
    'Jeux de lecture',
    'Rentrée, Salle du haut',
    'Week-end',
  ])
  expect(lues.feuilles[0]?.ignorees).toEqual([
    'Pseudonyme',
    'Association',
    'Date de fin',
    'En attente de modération',
    'Distance (en km)',
    'Projet',
    'Niveau',
  ])
})

test.each([
  ['Préparation de la réunion de parents', 'preparation'],
  ['Réunion avec les parents', 'parents'],
  ['Réunion avec l’école', 'concertation'],
  ['Réunion d’équipe', 'reunion'],
  ['FORMATION DES BÉNÉVOLES', 'formation'],
  ['Divers', 'autre'],
  ['Aide aux devoirs', null],
  ['Transport', null],
])('« %s » is %s', (text, expected) => {
  expect(categorieOf(text)).toBe(expected)
})

test('statuts are read in any gender and number', () => {
  const read = ['Salariée', 'BÉNÉVOLES', 'volontaire', 'service civique', 'stagiaire'].map(statutOf)

  expect(read).toEqual(['salarie', 'benevole', 'volontaire', 'volontaire', null])
})
