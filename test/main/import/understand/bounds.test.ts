import { expect, test } from 'vitest'
import { plainGrille } from '../../../../main/import/reading/grid.ts'
import { readJour, readNaissance } from '../../../../main/import/understand/dates.ts'
import {
  readAccord,
  readCoche,
  readCriteres,
  readOrigines,
  readPropose,
  readSexe,
  readSituations,
} from '../../../../main/import/understand/flags.ts'
import { joursOf, lastDayOf } from '../../../../main/import/understand/jours.ts'
import { splitNomPrenom, splitResponsable } from '../../../../main/import/understand/nom-prenom.ts'
import { whyNoPupil } from '../../../../main/import/understand/pupil.ts'
import { readTelephone } from '../../../../main/import/understand/responsables.ts'
import { withVerticalMerges } from '../../../../main/import/understand/verticals.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const CONTEXT = { is1904: false, latest: '2022-08-31' }
const jourOf = (cellule: Parameters<typeof readJour>[0]) => {
  const { valeur } = readJour(cellule, CONTEXT)
  return valeur === null ? null : 'date' in valeur ? valeur.date : valeur.annee
}

test('a date is read in every order and every writing, and a month alone is a year', () => {
  expect(
    ['2013-3-12', '20130312', '12032013', '12 mars 2013', 'mars 12 2013', '1er mars 2013'].map(
      jourOf,
    ),
  ).toEqual([
    ...['2013-03-12', '2013-03-12', '2013-03-12', '2013-03-12', '2013-03-12', '2013-03-01'],
  ])
  expect(['mars 2013', '03/2013', '2013', 2013, 1900, 2100, 1899, 2101].map(jourOf)).toEqual([
    ...[2013, 2013, 2013, 2013, 1900, 2100, null, null],
  ])
  expect(['mardi 12 mars 2013', 'Toul, le 12/03/2013', '12 mars 2013 à Lyon'].map(jourOf)).toEqual([
    ...['2013-03-12', '2013-03-12', '2013-03-12'],
  ])
  // A day, a month or a year that is missing is asked for; it is not called a day that does not exist.
  for (const text of ['2013-03', 'mars bis 2013', '12 mars']) {
    expect(readJour(text, CONTEXT).probleme).toBe(
      `« ${text} » n’est pas une date lisible : écrivez-la JJ/MM/AAAA.`,
    )
  }
  // Two dates in one cell are none; nor is a month that does not exist.
  expect(['Toul 12/03/2013, Lyon 14/03/2013', '13/2013', 'zzz 2013'].map(jourOf)).toEqual([
    null,
    null,
    null,
  ])
  expect([true, null, { minutes: 90 }, Number.NaN].map(jourOf)).toEqual([null, null, null, null])
})

test('a year of two digits is the latest that is not after the file', () => {
  expect(['12/03/22', '12/03/23', '12/03/99', '12/03/00'].map(jourOf)).toEqual([
    ...['2022-03-12', '1923-03-12', '1999-03-12', '2000-03-12'],
  ])
})

test('a bare number is a day from 1919 to 2119, as a spreadsheet counts them; another is no date', () => {
  expect([6_999, 7_000, 80_000, 80_001, 41_345.9].map(jourOf)).toEqual([
    ...[null, '1919-03-01', '2119-01-11', null, '2013-03-12'],
  ])
  expect(['41345', '41345,5'].map(jourOf)).toEqual(['2013-03-12', '2013-03-12'])
})

test('a day of the calendar is one, its last and its first too', () => {
  expect(['31/12/2021', '1/1/2022', '29/2/2020', '30/6/2021'].map(jourOf)).toEqual([
    ...['2021-12-31', '2022-01-01', '2020-02-29', '2021-06-30'],
  ])
  expect(
    ['32/1/2022', '0/1/2022', '29/2/2021', '31/6/2021', '1/13/2021', '1/0/2021'].map(jourOf),
  ).toEqual([...[null, null, null, null, null, null]])
})

test('a birth is up to thirty years before the file, and no later than its last day', () => {
  const birthOf = (cellule: string | number) => readNaissance(cellule, CONTEXT)

  expect(
    ['31/08/2022', '01/01/1992', '2022', '1992'].map((one) => birthOf(one).valeur !== null),
  ).toEqual([true, true, true, true])
  expect(['01/09/2022', '31/12/1991', '2023', '1991'].map((one) => birthOf(one).valeur)).toEqual([
    ...[null, null, null, null],
  ])
  expect(birthOf('01/09/2022').probleme).toBe(
    'Né le 01/09/2022 : cette naissance est improbable, corrigez-la.',
  )
  expect(birthOf('1991').probleme).toBe('Né en 1991 : cette naissance est improbable, corrigez-la.')
})

test('a tick, a proposal and an agreement are read, and what is neither is said', () => {
  expect([readCoche('x'), readCoche('non'), readCoche('bof')]).toEqual([
    { valeur: true },
    { valeur: false },
    {
      valeur: false,
      probleme: '« bof » n’a pas été compris : cochez par « x » ou « oui ».',
      inconnus: ['bof'],
    },
  ])
  expect(['mardi', 'x', 'non', null, 1, 0].map((one) => readPropose(one).valeur)).toEqual([
    ...[true, true, false, false, true, false],
  ])
  expect(
    ['non le 20/09/2021', '-', 'à voir', '?', 'bof'].map((one) => readAccord(one, CONTEXT)),
  ).toEqual([
    { valeur: false },
    { valeur: null },
    { valeur: null },
    { valeur: null },
    {
      valeur: null,
      probleme: 'Accord des parents : « bof » n’est ni oui, ni non, ni une date.',
      inconnus: ['bof'],
    },
  ])
  expect(['♀', '♂', 'x', null].map((one) => readSexe(one).valeur)).toEqual(['F', 'M', null, null])
  expect(readSexe('x').inconnus).toEqual(['x'])
})

test('several values of a cell are read in the order of their list; those that are not known are said', () => {
  expect(readSituations('logement ; difficulté scolaire').valeur).toEqual([
    ...['difficulte-scolaire', 'logement'],
  ])
  expect(readSituations('logement ;; difficulté scolaire ;').probleme).toBeUndefined()
  expect(readSituations('logement, football')).toEqual({
    valeur: ['logement'],
    probleme: '« football » : situation non reconnue, non gardée.',
    inconnus: ['football'],
  })
  expect(readOrigines('PRE (quartier) / la maman').valeur).toEqual([
    'famille',
    'reussite-educative',
  ])
  expect([readOrigines('non'), readOrigines(null)]).toEqual([{ valeur: [] }, { valeur: [] }])
  // What the person said comes first; null keeps nothing and says nothing.
  const said = (text: string) => ({ D: 'logement', X: null })[text]
  expect(readSituations('D, X', said as never)).toEqual({ valeur: ['logement'] })
  expect(readCriteres(' Lecture ;• Calcul \n\n').valeur).toEqual(['Lecture', 'Calcul'])
})

test('a number of telephone is whole, French or with its country; the first mobile one is kept', () => {
  expect(
    ['06 00 00 00 1', '06 00 00 00 011', '123', 'aucun', ''].map(
      (one) => readTelephone(one).valeur,
    ),
  ).toEqual([null, null, null, null, null])
  expect(readTelephone('06 00 00').probleme).toBe(
    '« 06 00 00 » n’est pas un numéro de téléphone complet.',
  )
  expect(readTelephone('aucun').probleme).toBeUndefined()
  expect(
    [
      '0612 345 678',
      '06 123 456 78',
      '+33612345678',
      '(06) 12 34 56 78',
      '05 53 00 00 00 / 05 53 00 00 01',
    ].map((one) => readTelephone(one).valeur),
  ).toEqual([
    ...['06 12 34 56 78', '06 12 34 56 78', '06 12 34 56 78', '06 12 34 56 78', '05 53 00 00 00'],
  ])
})

test.each([
  ['J. MARTIN', 'nomPrenom', 'MARTIN', 'J.', true],
  ['MARTIN', 'nomPrenom', 'MARTIN', '', true],
  ['Martin J.-P.', 'nomPrenom', 'Martin', 'J.-P.', true],
  ['Mme Martin Anne', 'nomPrenom', 'Martin', 'Anne', true],
  ['MARTIN - Anne', 'nomPrenom', 'MARTIN', 'Anne', true],
  ['LI Wei', 'nomPrenom', 'LI', 'Wei', true],
  ['Wei LI', 'nomPrenom', 'LI', 'Wei', true],
  ['Léa Martin', 'prenomNom', 'Martin', 'Léa', true],
  ['Léa Marie Martin', 'prenomNom', 'Martin', 'Léa Marie', false],
  ['Léa de la Tour', 'prenomNom', 'de la Tour', 'Léa', true],
  // A little word that comes first opens no nom there.
  ['El Mehdi de la Tour', 'prenomNom', 'de la Tour', 'El Mehdi', true],
  ['Léa', 'prenomNom', '', 'Léa', true],
  // One letter alone is no nom in capitals.
  ['A Benali', 'prenomNom', 'Benali', 'A', true],
  ['Martin,', 'nomPrenom', 'Martin,', '', true],
  ['DE LA TOUR, Jean', 'nomPrenom', 'DE LA TOUR', 'Jean', true],
  ['Le GOFF, Anne', 'nomPrenom', 'Le GOFF', 'Anne', true],
  ['BENALI Inès, Adam', 'nomPrenom', 'BENALI Inès', 'Adam', false],
] as const)('« %s » as %s is %s, %s', (text, order, nom, prenom, isSure) => {
  expect(splitNomPrenom(text, order)).toEqual({ nom, prenom, isSure })
})

test('an adult of three words in one case keeps them all as the nom, but for a particle', () => {
  expect(
    ['Diallo Aminata Marie', 'M. ou Mme Costa', 'Mlle Le Goff Anne'].map(splitResponsable),
  ).toEqual([
    { nom: 'Diallo Aminata Marie', prenom: null },
    { nom: 'Costa', prenom: null },
    { nom: 'Le Goff', prenom: 'Anne' },
  ])
})

test('a cell that is merged downwards is said on each of its rows, where nothing else is', () => {
  const rangees = [2, 3, 4, 6].map((numero) => ({
    ...{
      numero,
      cellules: numero === 2 ? ['CE2', 'A'] : numero === 4 ? ['CM1', 'C'] : [null, 'B'],
    },
  }))
  const merged = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) =>
    withVerticalMerges(rangees, [{ firstRow, lastRow, firstColumn, lastColumn }]).map(
      ({ cellules }) => cellules.join('|'),
    )

  expect(merged(2, 6, 0, 0)).toEqual(['CE2|A', 'CE2|B', 'CM1|C', 'CE2|B'])
  expect(merged(4, 6, 0, 0)).toEqual(['CE2|A', '|B', 'CM1|C', 'CM1|B'])
  expect(merged(2, 3, 0, 0)).toEqual(['CE2|A', 'CE2|B', 'CM1|C', '|B'])
  expect(merged(2, 6, 0, 1)).toEqual(['CE2|A', '|B', 'CM1|C', '|B'])
  expect(merged(2, 2, 0, 0)).toEqual(['CE2|A', '|B', 'CM1|C', '|B'])
  expect(merged(3, 4, 1, 1)).toEqual(['CE2|A', '|B', 'CM1|C', '|B'])
  // The row is shorter than the column that is merged.
  expect(
    withVerticalMerges(
      [
        { numero: 1, cellules: ['a', 'b', 'c'] },
        { numero: 2, cellules: [] },
      ],
      [{ firstRow: 1, lastRow: 2, firstColumn: 2, lastColumn: 2 }],
    )[1]?.cellules,
  ).toEqual([null, null, 'c'])
})

test('a row is no enfant where it is an example, a total, a sentence, a key, or a note below the table', () => {
  const colonnes = ['nom', 'prenom', 'dateNaissance', 'classe', 'objectif'].map((champ, index) => ({
    ...{ index, entete: champ, champ, groupe: 0, isShared: true },
  }))
  const why = (cellules: (string | null)[], isAfterGap = false, usualFilling = 2, isSure = true) =>
    whyNoPupil(
      { nom: cellules[0] ?? '', prenom: cellules[1] ?? '', nomFamille: null, isSure },
      colonnes as never,
      cellules,
      { isAfterGap, usualFilling, nomDuDessus: '' },
    )

  expect(why(['Benali', 'Inès', '12/03/2013', 'CE2', null])).toBeNull()
  expect(why(['Ex : DUPONT', 'Léa', '12/03/2013', 'CE2', null])).toBe('exemple')
  expect([
    why(['Total', '12', null, null, null]),
    why(['Total', 'Léa', '12/03/2013', null, null]),
  ]).toEqual([...['total', null]])
  expect([
    why([null, null, '12/03/2013', 'CE2', null]),
    why([null, null, '12/03/2013', null, null]),
  ]).toEqual([...[null, 'sans-nom']])
  expect(why([null, null, null, 'CE2', 'Lire'])).toBe('sans-nom')
  expect(why(['12 ?', '-', null, 'CE2', null])).toBe('note')
  expect(['1900', '1901', '12'].map((birth) => why(['Total', 'Léa', birth, null, null]))).toEqual([
    ...['total', null, 'total'],
  ])
  expect([
    why(['Benali', null, null, 'CE2', 'Lire']),
    why(['Benali', null, null, 'CE2', null]),
  ]).toEqual([...[null, 'note']])
  expect([
    why(['Benali', null, '12/03/2013', null, null]),
    why(['12', '13', null, 'CE2', null]),
  ]).toEqual([...[null, 'note']])
  // A name alone is a pupil, unless it reads as something else.
  expect([
    why(['Benali', 'Inès', null, null, null]),
    why(['A', 'absent', null, null, null]),
  ]).toEqual([...[null, 'note']])
  expect([
    why(['Benali :', 'Inès', null, null, null]),
    why(['A =', 'absent', null, 'CE2', null]),
  ]).toEqual([...['note', null]])
  const five = ['un deux trois', 'quatre cinq', null, null, null]
  const six = ['un deux trois', 'quatre cinq six', null, null, null]
  expect([why(five, false, 2, false), why(six, false, 2, false), why(six)]).toEqual([
    null,
    'note',
    null,
  ])
  const alone = ['Benali', 'Inès', null, null, null]
  expect([why(alone, true, 2), why(alone, true, 1), why(alone, false, 2)]).toEqual([
    'note',
    null,
    null,
  ])
})

test('the last day of a month is that of the last such month that has begun, and never after the file', () => {
  const last = (titre: string) => lastDayOf(titre, '2022-03-15')

  expect(['février', 'mars', 'avril', 'sept 21', 'févr. 2020', 'mardi', '12'].map(last)).toEqual([
    ...['2022-02-28', '2022-03-15', '2021-04-30', '2021-09-30', '2020-02-29', null, null],
  ])
})

test('titles are days by their date, their words or the month above them', () => {
  const days = (
    titles: readonly (string | number | { date: string } | null)[],
    above: (string | null)[] = [],
    nom = 'Feuil1',
  ) => {
    const rangee = { numero: 2, cellules: titles }
    const grille = plainGrille(nom, [{ numero: 1, cellules: above }, rangee])
    return joursOf(grille, rangee, '2022-03-15').map(
      ({ index, date, finDeMois }) => `${index} ${date ?? finDeMois}`,
    )
  }

  expect(days(['Nom', { date: '2021-10-05' }, '07/10', 'mardi 12 octobre'])).toEqual([
    ...['1 2021-10-05', '2 2021-10-07', '3 2021-10-12'],
  ])
  // The last such day up to the file: the 15th of March is, the 16th was last year.
  expect(days(['15/03', '16/03'])).toEqual(['0 2022-03-15', '1 2021-03-16'])
  expect(days([{ date: '2021-10-01' }, { date: '2021-11-01' }])).toEqual([
    '0 2021-10-31',
    '1 2021-11-30',
  ])
  expect(days([{ date: '2021-10-01' }])).toEqual(['0 2021-10-01'])
  expect(days([{ date: '2021-10-01' }, { date: '2021-10-08' }])).toEqual([
    ...['0 2021-10-01', '1 2021-10-08'],
  ])
  expect(days(['Nom', 5, 12], ['x', 'Octobre', null])).toEqual(['1 2021-10-05', '2 2021-10-12'])
  expect(days(['Nom', 5, 12], ['x', null, 'Octobre'])).toEqual([])
  expect(days(['Nom', 5, 12, 2], ['x', 'Octobre', null, 'Novembre 2020'])).toEqual([
    ...['1 2021-10-05', '2 2021-10-12', '3 2020-11-02'],
  ])
  expect(days(['Nom', 'mar 5', 'jeu 7'], [], 'Présences octobre 2021')).toEqual([
    ...['1 2021-10-05', '2 2021-10-07'],
  ])
  expect(days(['Nom', 5], [], 'Octobre 2021')).toEqual([])
  expect(days(['Nom', 5, 12], [], 'Octobre novembre')).toEqual([])
  expect(days(['Séance 3 (05/10)', 'S4 - 07/10', 'Atelier du 12/10', 'Séance 5'])).toEqual([
    ...['0 2021-10-05', '1 2021-10-07', '2 2021-10-12'],
  ])
  expect(days(['1,5', '2,5', '31/02'])).toEqual([])
})

test('several prénoms in a cell are several enfants where a sign, a title or another cell says so', () => {
  const read = (...rows: readonly string[]) =>
    readFichier(encode(lines(...rows), 'utf-8'), {
      ...{ nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
    }).lignes.map(({ enfant, inscription, messages, rang }) =>
      [
        ...[rang, enfant.nom, enfant.prenom, enfant.dateNaissance, inscription.niveau],
        messages.length === 0 ? null : '?',
      ]
        .filter((one) => one !== null)
        .join(' '),
    )
  const titles = 'Nom;Prénom;Né le;Classe'

  expect(read(titles, 'COSTA;Léa et Tom;;CE2')).toEqual(['0 COSTA Léa CE2 ?', '1 COSTA Tom CE2 ?'])
  expect(read(titles, 'COSTA;Léa, Tom;;CP, CE2')).toEqual(['0 COSTA Léa CP', '1 COSTA Tom CE2'])
  expect(read(titles, 'COSTA;Léa, Tom;12/03/2013, 14/05/2015;CE2')).toEqual([
    ...['0 COSTA Léa 2013-03-12 CE2 ?', '1 COSTA Tom 2015-05-14 CE2 ?'],
  ])
  expect(
    read('Nom;Prénoms des enfants;Classe', 'COSTA;Léa, Tom;CE2').map((one) => one.slice(0, 11)),
  ).toEqual([...['0 COSTA Léa', '1 COSTA Tom']])
  // A comma alone may stand between the prénoms of one.
  expect(read(titles, 'COSTA;Léa, Marie;12/03/2013;CE2')).toEqual([
    '0 COSTA Léa, Marie 2013-03-12 CE2 ?',
  ])
  expect(read(titles, 'COSTA;Léa / Tom;12/03/2013;CE2')).toEqual([
    ...['0 COSTA Léa 2013-03-12 CE2 ?', '1 COSTA Tom 2013-03-12 CE2 ?'],
  ])
  expect(
    read(
      'Nom et prénom;Classe',
      'BENALI Inès et Adam;CE2',
      'BENALI Inès / COSTA Élio;CE2',
      'BENALI, Inès;CE2',
    ),
  ).toEqual([
    ...['0 BENALI Inès CE2 ?', '1 BENALI Adam CE2 ?'],
    ...['0 BENALI Inès CE2 ?', '1 COSTA Élio CE2 ?'],
    '0 BENALI Inès CE2',
  ])
})
