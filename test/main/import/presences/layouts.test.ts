import { expect, test } from 'vitest'
import type { Correction } from '../../../../shared/domain/import-orientation.ts'
import { book, type CellValue, day } from '../../../builders/orientations/books.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readPresences } from '../../../builders/readings.ts'

const csv = (...rows: readonly string[]) => encode(lines(...rows), 'utf-8')
const sheet = (...rows: readonly (readonly CellValue[])[]) => book([{ nom: 'Mardi', rows }], 'xlsx')

const SIGN = { present: 'P', absent: 'A', excuse: 'E' }

const read = (bytes: Uint8Array, corrections: readonly Correction[] = []) =>
  readPresences(bytes, { nomTexte: 'grille', feuille: null, latest: '2022-08-31', corrections })

/** « 2 BENALI Inès P05/10 A07/10 ». */
const outline = (bytes: Uint8Array, corrections: readonly Correction[] = []): readonly string[] =>
  read(bytes, corrections).lignes.map(({ ligne, nom, prenom, pointages }) =>
    [
      ...[ligne, nom, prenom],
      ...pointages.map(({ date, etat }) => `${SIGN[etat]}${date.slice(8)}/${date.slice(5, 7)}`),
    ].join(' '),
  )

test('two days are enough for names without a title', () => {
  expect(outline(csv(';05/10;07/10', 'BENALI Inès;P;A', 'COSTA Élio;A;P'))).toEqual([
    ...['2 BENALI Inès P05/10 A07/10', '3 COSTA Élio A05/10 P07/10'],
  ])
})

test('a day over each of its sub-titles is one day, and the columns beside the ticks are no tick', () => {
  const days = ['2021-10-05', '2021-10-07'].flatMap((one) => [day(one), day(one)])

  expect(
    outline(
      sheet(
        ['Nom Prénom', ...days, 'Total'],
        [null, 'Présent', 'Absent', 'Présent', 'Absent', null],
        ['BENALI Inès', 'x', null, null, 'x', 1],
        ['COSTA Élio', null, 'x', 'x', null, 1],
      ),
    ),
  ).toEqual(['3 BENALI Inès P05/10 A07/10', '4 COSTA Élio A05/10 P07/10'])
})

test('names side by side over marks of several letters are read from their own row', () => {
  expect(
    outline(
      csv('Séance;BENALI Inès;COSTA Élio', '05/10/2021;présente;abs', '07/10/2021;abs;présent'),
    ),
  ).toEqual(['2 BENALI Inès P05/10 A07/10', '3 COSTA Élio A05/10 P07/10'])
})

test('what is typed in the place of a name of a grid is that of its row', () => {
  const correction = { feuille: 'grille', ligne: 3, rang: 0, champ: 'prenom', texte: 'Élie' }

  expect(
    outline(csv('Nom;Prénom;05/10;07/10', 'BENALI;Inès;P;A', 'COSTA;Élio;A;P'), [correction]),
  ).toEqual(['2 BENALI Inès P05/10 A07/10', '3 COSTA Élie A05/10 P07/10'])
})

const isGrid = (...rows: readonly string[]): boolean => read(csv(...rows)).feuilles.length > 0
const leftOf = (bytes: Uint8Array) =>
  read(bytes).laissees.map(({ raison, lignes }) => `${raison} ${lignes.join(' ')}`)

test('a list of enfants with their own dates, or days out of order, is no grid', () => {
  const [first, next] = ['BENALI;Inès;12/03/2012;01/09/2021', 'DIALLO;Sami;;']

  expect(isGrid(first, 'COSTA;Élio;;01/09/2021', next)).toBe(false)
  expect(isGrid('BENALI;Inès;01/09/2021;12/03/2012', 'COSTA;Élio;P;A', next)).toBe(false)
  expect(isGrid('BENALI;Inès;01/09/2021;01/09/2021', 'COSTA;Élio;P;A', next)).toBe(false)
  for (const days of [';01/09/2021;12/03/2012', ';01/09/2021;01/09/2021']) {
    expect(isGrid(days, 'BENALI Inès;P;A', 'COSTA Élio;A;P')).toBe(false)
  }
  const rows = [
    ['BENALI', 'Inès', day('2012-03-12'), day('2021-09-01')],
    ['COSTA', 'Élio', day('2011-06-05'), day('2021-09-01')],
  ]
  expect(read(sheet(...rows)).feuilles).toEqual([])
})

test('names without a title are words without a figure in more than half of the rows', () => {
  const days = ';05/10;07/10'

  expect(isGrid(days, '1;P;A', '2;A;P')).toBe(false)
  expect(isGrid(days, 'BENALI Inès;P;A', 'COSTA Élio;A;P', '12;P;P', '13;P;P')).toBe(false)
  expect(isGrid(days, 'BENALI Inès;P;A', 'COSTA Élio;A;P', '12;P;A', '13;P;P', '14;P;A')).toBe(
    false,
  )
  expect(outline(csv(';;05/10;07/10', 'CE2;BENALI Inès;P;A', 'CM1;COSTA Élio;A;P'))).toEqual([
    ...['2 BENALI Inès P05/10 A07/10', '3 COSTA Élio A05/10 P07/10'],
  ])
  // A second column of names that has a title of its own is not that of the prénoms.
  expect(isGrid(';Ami;05/10;07/10', 'BENALI;Zoé;P;A', 'COSTA;Léa;A;P')).toBe(false)
})

test('names may stand after the days, in one column or merged over two', () => {
  expect(outline(csv('05/10;07/10;Nom Prénom', 'P;A;BENALI Inès', 'A;P;COSTA Élio'))).toEqual([
    ...['2 BENALI Inès P05/10 A07/10', '3 COSTA Élio A05/10 P07/10'],
  ])
})

test('a group under another, on one day or with fewer titles, is read; its titles are said to come again', () => {
  const groups = csv(
    'Nom;Prénom;05/10;07/10',
    'BENALI;Inès;P;A',
    'Nom;;12/10;',
    'COSTA;Élio;P;',
    'Nom;Prénom;05/10;12/10',
    'DIALLO;Sami;A;P',
  )

  expect(outline(groups)).toEqual([
    ...['2 BENALI Inès P05/10 A07/10', '4 COSTA Élio P12/10', '6 DIALLO Sami A05/10 P12/10'],
  ])
  expect(leftOf(groups)).toEqual(['entete-repetee 3 5'])
})

test('a day without a mark of any enfant asks nothing, whatever its titles, its counts or a legend hold', () => {
  const days = ['2021-10-05', '2021-10-07', '2021-10-12']
  const askedOf = (bytes: Uint8Array) => read(bytes).lecture.flatMap(({ valeurs }) => valeurs)

  expect(
    askedOf(
      sheet(
        ['Nom Prénom', ...days.flatMap((one) => [day(one), null])],
        [null, ...days.flatMap(() => ['Présent', 'Absent'])],
        ['BENALI Inès', 'x', null, null, 'x', null, null],
        ['COSTA Élio', 'x', null, 'x', null, null, null],
      ),
    ),
  ).toEqual([])
  expect(
    askedOf(
      csv(
        'Nom;Prénom;05/10;07/10',
        'BENALI;Inès;P;',
        'Présents;;1;0',
        'Nom;Prénom;05/10;07/10',
        'COSTA;Élio;A;',
        ';;E;Excusé',
      ),
    ),
  ).toEqual([])
})

test('the first enfant is no row of sub-titles where one day alone has two columns', () => {
  const twice = ['Nom Prénom', day('2021-10-05'), day('2021-10-05'), day('2021-10-07')]

  expect(
    outline(sheet(twice, ['BENALI Inès', 'P', 'P', 'A'], ['COSTA Élio', 'A', 'A', 'P'])).map(
      (one) => one.split(' P')[0]?.split(' A')[0],
    ),
  ).toEqual(['2 BENALI Inès', '3 COSTA Élio'])
})

test('a full name is cut where no title says prénom, unless the user says that it is a nom', () => {
  const bytes = csv('Nom;05/10;07/10;Total', 'BENALI Inès;P;A;1')
  const [lue] = read(bytes).lecture.map((one) => one.lue)
  if (lue === undefined) throw new Error('no sheet is read')
  const as = (...champs: readonly string[]) =>
    readPresences(bytes, {
      ...{ nomTexte: 'grille', feuille: null, latest: '2022-08-31' },
      correspondances: [{ ...lue, colonnes: champs.map((champ, index) => ({ index, champ })) }],
    }).lignes.map(({ nom, prenom, pointages }) => [nom, prenom, pointages.length])

  expect(outline(bytes)).toEqual(['2 BENALI Inès P05/10 A07/10'])
  expect(as('nom', 'presence', 'presence')).toEqual([['BENALI Inès', '', 2]])
  // A column that bears no day gives no présence, nor a day read as something else.
  expect(as('nomPrenom', 'presence', 'dateNaissance', 'presence')).toEqual([['BENALI', 'Inès', 1]])
})

test('présences listed one a row are gathered by enfant, wherever their columns stand', () => {
  const gathered = csv(
    '01/09/2021;CLAS Zola;;',
    'Présence;Nom;Prénom;Date;Né le',
    'P;BENALI;Inès;05/10/2021;12/03/2012',
    'A;BENALI;Inès;07/10/2021;',
    'P;DIALLO;;07/10/2021;',
    'P;COSTA;Élio;2021;',
    'P;COSTA;Élio;;',
    'P;;;05/10/2021;',
  )

  expect(outline(gathered)).toEqual(['3 BENALI Inès P05/10 A07/10', '5 DIALLO  P07/10'])
  expect(outline(csv('Date;Présence;Enfant', '05/10/2021;P;BENALI Inès'))).toEqual([
    '2 BENALI Inès P05/10',
  ])
  expect(isGrid('Date;Enfant;Remarque', '05/10/2021;BENALI Inès;sage')).toBe(false)
  expect(isGrid('Date;Âge;Présence', '05/10/2021;8;P')).toBe(false)
})

test('enfants side by side: their own row of names, on two days at least, with nothing left aside', () => {
  const across = csv(
    'Enfant;BENALI Inès;;COSTA Élio',
    'Groupe;Bleu;;Vert',
    '05/10/2021;P;;A',
    '07/10/2021;A;;P',
  )

  expect(outline(across)).toEqual(['2 BENALI Inès P05/10 A07/10', '4 COSTA Élio A05/10 P07/10'])
  expect(leftOf(across)).toEqual([])
  expect(isGrid('Séance;BENALI Inès;COSTA Élio', '05/10/2021;P;A')).toBe(false)
})

test('days of the week are those of the week above them, each of its own', () => {
  const marks = ['BENALI;Inès;P;A;P;P', 'COSTA;Élio;A;P;P;A']
  const titles = 'Nom;Prénom;Lundi;Jeudi;Lundi;Jeudi'

  expect(outline(csv(';;Semaine du 4/10;;Semaine du 11/10;', titles, ...marks))).toEqual([
    ...['3 BENALI Inès P04/10 A07/10 P11/10 P14/10', '4 COSTA Élio A04/10 P07/10 P11/10 A14/10'],
  ])
  expect(read(csv('Nom;Prénom;lundi 4 octobre;jeudi 8 octobre', 'BENALI;Inès;P;A')).avis).toEqual([
    { feuille: 'grille', texte: expect.stringContaining('« jeudi 8 octobre » est lu 08/10/2021') },
  ])
})
