import { expect, test } from 'vitest'
import { categorieOf, isTempsDeSeance, statutOf } from '../../../main/import/heures/ligne.ts'
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
  ['Autres', 'autre'],
  ['Autres réunions', 'reunion'],
  ['Coordination', 'reunion'],
  ['Stage de théâtre', 'formation'],
  ['Formation des parents', 'formation'],
  ['Formation sur la réunion de parents', 'formation'],
  ['Concertations', 'concertation'],
  ['RDV avec la directrice', 'concertation'],
  ['Rencontre des familles', 'parents'],
  ['parents', 'parents'],
  ['Aide aux devoirs', null],
  ['Transport', null],
])('« %s » is %s', (text, expected) => {
  expect(categorieOf(text)).toBe(expected)
})

test('statuts are read in any gender and number', () => {
  const read = ['Salariée', 'BÉNÉVOLES', 'volontaire', 'service civique', 'stagiaire'].map(statutOf)

  expect(read).toEqual(['salarie', 'benevole', 'volontaire', 'volontaire', null])
})

test.each<readonly [title: string, cell: string, minutes: number | string]>([
  ['Durée', '12', 720],
  ['Durée', '13', 13],
  ['Durée', '1,5', 90],
  ['Durée', '240h', 14_400],
  ['Durée', '240h01', '« 240h01 » se lit 240 h 01 : c’est trop pour une seule ligne.'],
  ['Durée', '0', 'Une durée nulle ne s’importe pas.'],
  ['Durée', '0,008', 'Une durée nulle ne s’importe pas.'],
  ['Durée', '0,009', 1],
  ['Nombre d’heures', '13', 780],
  ['Nombre d’heures', '1.3333333', 80],
  ['Nombre d’heures', '1h20', 80],
  ['Minutes', '90', 90],
  ['Minutes', '18:29', 18],
  ['Minutes', '18:30', 19],
  ['Minutes', '1h30', 90],
])('under « %s », « %s » is %s', (title, cell, expected) => {
  const [ligne] = aTable(`Nom;Prénom;${title}`, `PETIT;Marc;${cell}`).lignes

  const texte = ligne?.messages[0]?.texte.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect([ligne?.minutes, texte]).toEqual(
    typeof expected === 'number' ? [expected, undefined] : [null, expected],
  )
})

test('of several durations of a row, decimal hours are kept, then minutes', () => {
  const { lignes } = aTable(
    'Nom;Prénom;Durée;Minutes;Heures;Arrivée;Départ',
    'PETIT;Marc;3h;120;1,25;14:00;18:00',
    'PETIT;Marc;3h;120;;14:00;18:00',
    'PETIT;Marc;3h;;;14:00;18:00',
    'PETIT;Marc;;;;14:00;18:00',
  )

  expect(lignes.map(({ minutes }) => minutes)).toEqual([75, 120, 180, 240])
})

test('a row without a duration says so beside the title that would hold it', () => {
  const missing = (titles: string) =>
    aTable(`Nom;Prénom;Date;${titles}`, 'PETIT;Marc;05/10/2021;').lignes.flatMap(({ messages }) =>
      messages.map(({ colonne, texte }) => `${colonne} : ${texte}`),
    )

  expect(
    ['Heures;Durée', 'Durée;Minutes', 'Minutes;Départ', 'Arrivée;Départ'].map(missing),
  ).toEqual(
    ['Heures', 'Durée', 'Minutes', 'Départ'].map((title) => [`${title} : La durée manque.`]),
  )
})

test('a row is an entry with a person and something else, or a duration and something else', () => {
  const { lignes, laissees } = aTable(
    'Nom;Prénom;Date;Durée;Note',
    'PETIT;Marc;;;',
    ';;;1h;',
    ';;05/10/2021;1h;',
    'PETIT;;;2h;',
    ';;;;à compléter',
    'Nom;Prénom;Date;Durée;Note',
  )

  expect(lignes.map(({ ligne }) => ligne)).toEqual([4, 5])
  expect(laissees).toEqual([
    { feuille: 'heures', raison: 'note', lignes: [2, 3, 6] },
    { feuille: 'heures', raison: 'entete-repetee', lignes: [7] },
  ])
})

test('a note of more than 300 characters is cut, and it is said', () => {
  const noteOf = (length: number) =>
    aTable('Nom;Prénom;Durée;Titre;Note', `PETIT;Marc;1h;${'t'.repeat(length)};`).lignes.map(
      ({ note, messages, etat }) => [
        note?.length,
        note?.at(-1),
        messages.map(({ colonne }) => colonne),
        etat,
      ],
    )

  expect([300, 301].flatMap(noteOf)).toEqual([
    [300, 't', [], 'lisible'],
    [300, '…', ['Titre'], 'lisible'],
  ])
})

test.each([
  ['Accompagnement scolaire', true],
  ['aide aux leçons', true],
  ['Séances du mardi', true],
  ['Soutien', true],
  ['Encadrement', true],
  ['Réunion', false],
  ['Préparation', false],
])('« %s » is time of séances, counted by the séances themselves: %s', (text, expected) => {
  expect(isTempsDeSeance(text)).toBe(expected)
})
