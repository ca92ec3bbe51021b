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
