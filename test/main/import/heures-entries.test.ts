import { expect, test } from 'vitest'
import { type Cellule, plainGrille } from '../../../main/import/reading/grid.ts'
import { joursOf, lastDayOf, namesOf } from '../../../main/import/understand/jours.ts'
import { aTable } from '../../builders/heures/a-table.ts'
import { book, day } from '../../builders/orientations/books.ts'
import { readHeures } from '../../builders/readings.ts'

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
  const avisOf = (titles: string, row: string) => aTable(titles, row).avis.length
  expect(avisOf('Mois;Nom;Prénom;Réunions;Formation', 'mai 2021;PETIT;Omar;1;2')).toBe(1)
  expect(
    avisOf('Date;Mois;Nom;Prénom;Réunions;Formation', '05/10/2021;mai 2021;PETIT;Omar;1;2'),
  ).toBe(0)
  expect(avisOf('Nom;Prénom;Réunions;Formation', 'PETIT;Omar;1;2')).toBe(0)
  expect(
    entries('Nom;Prénom;Réunions;Formation', 'PETIT;Omar;1;2', 'ROY;Anne;oui;non'),
  ).toHaveLength(4)
  // One catégorie alone, words under one, or nobody's name: another table.
  expect(entries('Nom;Prénom;Réunions;Note', 'PETIT;Omar;1;x')).toEqual([])
  expect(
    entries('Nom;Prénom;Réunions;Formation', 'PETIT;Omar;1;oui', 'ROY;Anne;2;non', 'SOW;Awa;3;non'),
  ).toEqual([])
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
  expect(
    aTable(
      ...sheet('Nom : PETIT Omar;;', 'Date : 01/09/2021;;'),
      ';1h;x',
      'Statut : bénévole;;',
    ).lignes.map(({ date, statut, nom }) => [nom, date, statut]),
  ).toEqual([
    ['PETIT', '2021-10-05', null],
    ['PETIT', null, null],
  ])
  expect(
    entries('Nom : PETIT Omar;;', 'Date;Heures;Minutes', '05/10/2021;1;', '07/10/2021;;20'),
  ).toEqual([...['3 PETIT Omar 2021-10-05 60', '4 PETIT Omar 2021-10-07 20']])
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

test('a table by months says so, whatever else it holds', () => {
  const persons = 'Mois;Hélène DURAND;Marc PETIT'
  const avisOf = (...rows: readonly string[]) => aTable(...rows).avis.length

  expect(avisOf(persons, 'Décembre 2021;3;2')).toBe(1)
  expect(avisOf(persons, 'Décembre 2021;3;2', 'divers;1;1')).toBe(1)
  expect(avisOf('Semaine;Hélène DURAND;Marc PETIT', 'du 04/10 au 08/10;3;1')).toBe(0)
  expect(avisOf('Nom;Octobre;05/11/2021', 'DURAND Hélène;13;1')).toBe(1)
  expect(entries('Nom;Octobre;05/11/2021', 'DURAND Hélène;13;1')[0]).toBe(
    '2 DURAND Hélène 2021-10-31 13',
  )
})

test('a column of hours holds at least as many of them as of words, its total aside', () => {
  const days = 'Bénévole;05/10/2021;12/10/2021'

  expect(entries(days, 'DURAND Hélène;1h;abs', 'PETIT Marc;;abs', 'Total;1;2')).toEqual([])
  expect(entries('Date;Hélène DURAND;Marc PETIT', '05/10/2021;1;')).toEqual([])
  const rows = [
    ['Bénévole', day('2021-10-05'), day('2021-10-12')],
    ['DURAND Hélène', 0, 0.5],
    ['PETIT Marc', 'abs', 'abs'],
  ]
  const { lignes } = readHeures(book([{ nom: 'Octobre', rows }], 'xlsx'), {
    ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
  })
  expect(lignes.map(({ nom, minutes }) => [nom, minutes])).toEqual([
    ...[
      ['DURAND', 30],
      ['PETIT', null],
      ['PETIT', null],
    ],
  ])
})

test('a sheet bears the name of its person, not a word of a table, nor of a period', () => {
  const rows = [
    ['Date', 'Durée'],
    [day('2021-10-05'), '1h'],
  ]
  const nomOf = (nom: string) =>
    readHeures(book([{ nom, rows }], 'xlsx'), {
      ...{ nomTexte: 'x', feuille: null, latest: '2022-08-31' },
    }).lignes[0]?.nom

  expect(['PETIT Omar', 'Total Omar', 'Durée Omar', 'Omar'].map(nomOf)).toEqual([
    ...['PETIT', undefined, undefined, undefined],
  ])
})

test('two persons of a cell are two where each is named whole; a time of arrival alone is no length', () => {
  expect(entries('Bénévole;Durée', 'PETIT Omar et ROY Anne;1h', 'PETIT Omar et ROY;2h')).toEqual([
    ...['2 PETIT Omar 60', '2 ROY Anne 60', '3 PETIT Omar et ROY 120'],
  ])
  expect(
    aTable('Nom;Prénom;Arrivée;Départ', 'PETIT;Omar;14:00;').lignes.map(({ messages }) =>
      messages.map(({ texte }) => texte),
    ),
  ).toEqual([['La durée manque.']])
})

test('in a file in English, the dates of the column of dates alone are turned', () => {
  const lues = aTable(
    'Nom;Prénom;Date;Durée;Note',
    'PETIT;Omar;10/25/2021;1h;le 05/06/2021',
    'PETIT;Omar;11/10/2021;1h;05/06/2021',
  )

  expect(lues.lignes.map(({ date, note }) => [date, note])).toEqual([
    ['2021-10-25', 'le 05/06/2021'],
    ['2021-11-10', '05/06/2021'],
  ])
  const mixed = aTable(
    'Nom;Prénom;Date;Arrivée;Départ',
    'PETIT;Omar;13/10/2021;5:00 PM;18:00',
    'PETIT;Omar;11/10/2021;5:00 PM;18:00',
  )
  expect(mixed.lignes.map(({ date }) => date)).toEqual(['2021-10-13', '2021-10-11'])
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

test('the action, the collectif and a note of several lines of an entry are read as they stand', () => {
  const { lignes } = aTable(
    'Nom;Prénom;Durée;Action;Groupe;Note',
    'PETIT;Omar;1h;n° 2;Mardi;"jeux\nlecture\nanglais"',
    'ROY;Anne;1h;;;',
  )

  expect(lignes.map(({ action, collectif, note }) => [action, collectif, note])).toEqual([
    ['n° 2', 'Mardi', 'jeux lecture anglais'],
    [null, null, null],
  ])
})

test('a second table under the first is read by its own titles: other days, other persons, other catégories', () => {
  expect(
    entries(
      ...['Bénévole;05/10/2021;12/10/2021', 'PETIT Omar;1h30;1h30', ''],
      ...['Bénévole;02/11/2021;09/11/2021', 'PETIT Omar;2h;', 'ROY Anne;;1h'],
    ),
  ).toEqual([
    ...['2 PETIT Omar 2021-10-05 90', '2 PETIT Omar 2021-10-12 90'],
    ...['5 PETIT Omar 2021-11-02 120', '6 ROY Anne 2021-11-09 60'],
  ])
  expect(
    entries(
      ...['Date;PETIT Omar;ROY Anne', '05/10/2021;1h30;1h'],
      ...['Date;KAYA Zoé;BEL Luc', '12/10/2021;2h;3h'],
    ),
  ).toEqual([
    ...['2 PETIT Omar 2021-10-05 90', '2 ROY Anne 2021-10-05 60'],
    ...['4 KAYA Zoé 2021-10-12 120', '4 BEL Luc 2021-10-12 180'],
  ])
  expect(
    entries(
      ...['Nom;Prénom;Réunions;Formation', 'PETIT;Omar;1;2'],
      ...['Nom;Prénom;Formation;Réunions', 'ROY;Anne;3;4'],
    ),
  ).toEqual([
    ...['2 PETIT Omar 60 Réunions', '2 PETIT Omar 120 Formation'],
    ...['4 ROY Anne 180 Formation', '4 ROY Anne 240 Réunions'],
  ])
  // The same titles again, as at the top of a printed page, with nothing under them.
  expect(
    entries(
      'Bénévole;05/10/2021;12/10/2021',
      'PETIT Omar;1h30;1h',
      'Bénévole;05/10/2021;12/10/2021',
    ),
  ).toEqual(expect.arrayContaining(['2 PETIT Omar 2021-10-05 90', '2 PETIT Omar 2021-10-12 60']))
})

test('the sheets of two persons, one under the other, give each their own hours', () => {
  const one = ['Nom : PETIT Omar;', 'Date;Durée', '05/10/2021;1h30', 'Total;1h30']

  expect(entries(...one, 'Nom : ROY Anne;', 'Date;Durée', '12/10/2021;2h')).toEqual([
    ...['3 PETIT Omar 2021-10-05 90', '7 ROY Anne 2021-10-12 120'],
  ])
  // Without titles of their own; with a statut that is hers alone.
  expect(entries(...one, 'Nom : ROY Anne;Statut : salariée', '12/10/2021;2h')).toEqual([
    ...['3 PETIT Omar 2021-10-05 90', '6 ROY Anne 2021-10-12 120 salarie'],
  ])
})

test('days of the week are read under their week, said above, beside them or by the sheet', () => {
  const rows = ['Bénévole;Lundi;Jeudi 17h', 'PETIT Omar;1h30;1h']
  const of = (week: string) => entries(week, ...rows)
  const read = ['3 PETIT Omar 2021-10-04 90', '3 PETIT Omar 2021-10-07 60']

  for (const week of [
    ...['Semaine du 4 octobre;;', 'Semaine du 4 au 8 octobre 2021;;', 'Du 4/10 au 8/10;;'],
    ...['Semaine du lundi 4 octobre;;', 'Semaine 40 du 4/10/2021;;', 'Semaine du;05/10/2021;'],
  ]) {
    expect(of(week), week).toEqual(read)
  }
  expect(of('Semaine du 27 décembre 2021 au 2 janvier 2022;;')[0]).toBe(
    '3 PETIT Omar 2021-12-27 90',
  )
  expect(of('Semaine du 27 décembre au 2 janvier 2022;;')[0]).toBe('3 PETIT Omar 2021-12-27 90')
  expect(
    entries(
      'Bénévole;Semaine du;Lundi;Jeudi',
      ...['PETIT Omar;04/10/2021;1h30;', 'ROY Anne;du 11 au 15 octobre;;2h', 'BEL Luc;S42;1h;'],
    ),
  ).toEqual(['2 PETIT Omar 2021-10-04 90', '3 ROY Anne 2021-10-14 120', '4 BEL Luc 60'])
  // A number of the week, a Sunday, no week at all: nothing is sure.
  for (const week of ['Semaine 40;;', 'Semaine du 3 octobre;;', '4 octobre;;', 'Heures;;']) {
    expect(entries(week, ...rows), week).toEqual([])
  }
})

test('a day without its year is one of the année; with another day of the week, it is asked', () => {
  const of = (date: string) => aTable('Date;Bénévole;Durée', `${date};PETIT Omar;1h30`).lignes[0]

  expect(of('mardi 5 octobre')?.date).toBe('2021-10-05')
  expect(of('le 6 janvier')?.date).toBe('2022-01-06')
  expect(of('06/10')?.date).toBe('2021-10-06')
  expect(of('lundi 5 octobre')).toMatchObject({
    ...{ date: null, etat: 'erreur' },
    messages: [{ texte: expect.stringContaining('le 05/10/2021 est un autre jour') }],
  })
  expect(of('lundi 5')?.etat).toBe('erreur')
  const { avis } = aTable('Bénévole;mardi 5 octobre;lundi 12 octobre', 'PETIT Omar;1h;2h')
  expect(avis).toEqual([
    {
      feuille: expect.anything(),
      texte: expect.stringContaining('« lundi 12 octobre » est lu 12/10/2021'),
    },
  ])
})
