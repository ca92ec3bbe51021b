import { expect, test } from 'vitest'
import { type Cellule, plainGrille } from '../../../main/import/reading/grid.ts'
import { joursOf, lastDayOf, namesOf } from '../../../main/import/understand/jours.ts'
import { aTable } from '../../builders/heures/a-table.ts'

/** « 2 PETIT Omar 2021-10-05 90 Réunion » of each entry. */
const entries = (...rows: readonly string[]): readonly string[] =>
  aTable(...rows).lignes.map(({ ligne, nom, prenom, date, minutes, categorie, statut }) =>
    [ligne, nom, prenom, date, minutes, categorie, statut]
      .filter((one) => one !== null && one !== '')
      .join(' '),
  )

test('a table with a column of hours for each catégorie gives an entry a cell', () => {
  const titles = 'Nom;Prénom;Mois;Réunions;Formation;Préparation'

  expect(entries(titles, 'PETIT;Omar;octobre 2021;1,5;0;2', 'ROY;Anne;;;3;')).toEqual([
    ...['2 PETIT Omar 2021-10-31 90 Réunions', '2 PETIT Omar 2021-10-31 120 Préparation'],
    '3 ROY Anne 180 Formation',
  ])
  expect(aTable(titles, 'PETIT;Omar;octobre 2021;1,5;0;2').avis).toHaveLength(1)
  expect(entries('Date;Nom;Prénom;Réunions;Accompagnement', '05/10/2021;PETIT;Omar;1;13')).toEqual([
    '2 PETIT Omar 2021-10-05 60 Réunions',
    '2 PETIT Omar 2021-10-05 780 Accompagnement',
  ])
  expect(aTable('Date;Nom;Prénom;Réunions;Formation', '05/10/2021;PETIT;Omar;1;2').avis).toEqual([])
  // One catégorie alone, words under one, or nobody's name: another table.
  expect(entries('Nom;Prénom;Réunions;Note', 'PETIT;Omar;1;x')).toEqual([])
  expect(entries('Nom;Prénom;Réunions;Formation', 'PETIT;Omar;1;oui', 'ROY;Anne;2;non')).toEqual([])
  expect(entries('Lieu;Réunions;Formation', 'Salle;1;2')).toEqual([])
})

test('a sheet of one person takes the name and the statut above it, for its entries alone', () => {
  const sheet = (...above: readonly string[]) => [
    ...above,
    'Date;Durée;Note',
    '05/10/2021;1h30;jeux',
    ';;à compléter',
  ]

  expect(entries(...sheet('Nom : PETIT;;', 'Prénom;Omar;', 'Statut :;bénévole;'))).toEqual([
    '5 PETIT Omar 2021-10-05 90 benevole',
  ])
  expect(aTable(...sheet('Nom : PETIT;;', 'Prénom;Omar;')).laissees).toEqual([
    { feuille: 'heures', raison: 'note', lignes: [5] },
  ])
  expect(entries(...sheet('Nom;;', 'Club;Omar;'))).toEqual([])
  // Its own column of names, or no column of days: not the sheet of one person.
  expect(entries('Nom : PETIT;;', 'Date;Durée;Prénom', '05/10/2021;1h;Omar')).toEqual([])
  expect(entries('Nom : PETIT Omar;;', 'Durée;Note', '1h;x')).toEqual([])
  expect(entries('Nom : PETIT Omar;;', 'Date;Note', '05/10/2021;x')).toEqual([])
})

test('a table of days by persons: its unit stands above it, its total is nobody’s, words may be among its hours', () => {
  const days = 'Date;Hélène DURAND;Marc PETIT'

  expect(entries(days, '05/10/2021;8;2', ';en minutes;')[0]).toBe('2 DURAND Hélène 2021-10-05 480')
  expect(entries(days, '05/10/2021;1;2', '07/10/2021;abs;abs')).toHaveLength(4)
  expect(entries(days, '05/10/2021;1;2', '07/10/2021;abs;abs', '12/10/2021;abs;abs')).toEqual([])
  expect(entries('Note;Date;Hélène DURAND;Marc PETIT', 'x;05/10/2021;1;2')).toHaveLength(2)
  expect(entries('Total 1 : 5h;;', days, '05/10/2021;1;2', 'Total;1;2')).toEqual([
    ...['3 DURAND Hélène 2021-10-05 60', '3 PETIT Marc 2021-10-05 120'],
  ])
})

test('a title that only looks like a day is none', () => {
  const jours = (titles: readonly Cellule[], latest = '2022-03-15') => {
    const rangee = { numero: 1, cellules: titles }
    return joursOf(plainGrille('F', [rangee]), rangee, latest).map(
      ({ titre, date, finDeMois }) => `${titre} ${date ?? finDeMois}`,
    )
  }

  expect(jours([44_474, 44_476, 'Nom'])).toEqual([])
  expect(jours(['2021', 'Séance du 31/02', 'Séance 3 (05/10)'])).toEqual([
    'Séance 3 (05/10) 2021-10-05',
  ])
  // The day of a year that has none is not that of another year.
  expect(jours(['29/02/2019', '05/10'], '2020-12-31')).toEqual(['05/10 2020-10-05'])
  expect(lastDayOf('mars', '2022-03-01')).toBe('2022-03-01')
  expect(lastDayOf('mars', '2022-02-28')).toBe('2021-03-31')
})

test('days under a month: of the nearest month on their left, in the three rows above, or of the name of the sheet', () => {
  const jours = (rows: Readonly<Record<number, readonly Cellule[]>>, nom = 'F') => {
    const rangees = Object.entries(rows).map(([numero, cellules]) => ({
      ...{ numero: Number(numero), cellules },
    }))
    const last = rangees.at(-1)
    return last === undefined
      ? []
      : joursOf(plainGrille(nom, rangees), last, '2022-03-15').map(({ date }) => date)
  }
  const days = ['Nom', 5, 12]
  const october = ['2021-10-05', '2021-10-12']

  expect(jours({ 1: ['x', 'Octobre'], 4: days })).toEqual(october)
  expect(jours({ 1: ['x', 'Octobre'], 5: days })).toEqual([])
  expect(jours({ 1: ['x', null, 'Novembre'], 2: ['x', 'Octobre', null], 3: days })).toEqual([
    ...['2021-10-05', '2021-11-12'],
  ])
  expect(jours({ 1: days }, 'présences du mois de octobre 2021')).toEqual(october)
  expect(jours({ 1: days }, 'les présences du mois de octobre 2021')).toEqual([])
  expect(jours({ 1: ['Nom', 31, 12] }, 'Novembre 2020')).toEqual([])
  expect(jours({ 1: ['Nom', 31, 12] }, 'Décembre 2020')).toEqual(['2020-12-31', '2020-12-12'])
})

test('names stand on the row of days, else in one of the three rows above it', () => {
  const names = (rows: Readonly<Record<number, readonly Cellule[]>>) => {
    const rangees = Object.entries(rows).map(([numero, cellules]) => ({
      ...{ numero: Number(numero), cellules },
    }))
    const rangee = rangees.find(({ numero }) => numero === 5)
    if (rangee === undefined) throw new Error('no row of days')
    const recognise = (title: string) => (title === 'nom' || title === 'date' ? title : null)
    return namesOf(plainGrille('F', rangees), rangee, recognise).map(({ index }) => index)
  }

  expect(names({ 5: ['nom', '5'] })).toEqual([0])
  expect(names({ 2: ['nom'], 5: [null, '5'] })).toEqual([0])
  expect(names({ 1: ['nom'], 5: [null, '5'] })).toEqual([])
  expect(names({ 2: ['nom'], 4: ['x'], 5: [null, '5'] })).toEqual([])
  expect(names({ 2: ['x'], 4: ['nom'], 5: [null, '5'] })).toEqual([0])
  expect(names({ 4: [null, null, 'nom'], 5: ['date', '5'] })).toEqual([2])
  expect(names({ 5: ['x', '5'], 6: ['nom'] })).toEqual([])
})
