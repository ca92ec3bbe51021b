import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const read = (...rows: readonly string[]) =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    ...{ nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
  })

/** « 2.0 BENALI Inès CE2 » of each enfant: row and rank, names, niveau; « ? » where a question is asked. */
const outline = (...rows: readonly string[]): readonly string[] =>
  read(...rows).lignes.map(({ ligne, rang, enfant, inscription, messages }) =>
    [
      ...[`${ligne}.${rang}`, enfant.nom, enfant.prenom, inscription.niveau],
      messages.length === 0 ? null : '?',
    ]
      .filter((one) => one !== null)
      .join(' '),
  )

const leftOf = (...rows: readonly string[]) =>
  read(...rows).laissees.map(({ raison, lignes }) => `${raison} ${lignes.join(' ')}`)

test('a name alone below a blank row is a note where the rows of the table usually say more, else an enfant', () => {
  const titles = 'Nom;Prénom;Né le;Classe'
  const full = (nom: string) => `${nom};Inès;12/03/2013;CE2`
  const below = ['', 'ROY;Anne;;']

  expect(leftOf(titles, full('A'), full('BENALI'), full('COSTA'), ...below)).toEqual(['note 6'])
  // Three rows in five say more: most of them do, in whatever order.
  expect(
    leftOf(titles, full('BENALI'), 'COSTA;Léa;;', full('DIALLO'), full('KAYA'), ...below),
  ).toEqual(['note 7'])
  // The half of the rows that say less than a birth and a class.
  expect(outline(titles, full('BENALI'), 'COSTA;Léa;;CP', 'KAYA;Zoé;;CP', ...below)).toContain(
    '6.0 ROY Anne',
  )
  expect(outline(titles, full('BENALI'), full('COSTA'), 'ROY;Anne;;')).toContain('4.0 ROY Anne')
})

test('classes of several enfants of a row are shared out, whatever stands between them', () => {
  const of = (prenoms: string, classes: string) =>
    outline('Nom;Prénom;Né le;Classe', `COSTA;${prenoms};;"${classes}"`)

  expect(of('Léa / Tom', 'CP/CE2')).toEqual(['2.0 COSTA Léa CP', '2.1 COSTA Tom CE2'])
  // A class of two niveaux is one class.
  expect(of('Léa / Tom', 'CE1/CE2, CP')).toEqual(['2.0 COSTA Léa ?', '2.1 COSTA Tom CP'])
})

test('« Prénom 2 » is a second given name, unless a nom, a birth, a class or a niveau has its number', () => {
  const of = (titles: string, row: string) =>
    outline(titles, row).map((one) => one.replace(' ?', ''))

  expect(of('Nom;Prénom 1;Prénom 2;Classe', 'BENALI;Inès;Lou;CE2')).toEqual(['2.0 BENALI Inès CE2'])
  for (const [titles, row] of [
    ['Nom 1;Prénom 1;Nom 2;Prénom 2', 'BENALI;Inès;COSTA;Élio'],
    ['Nom Prénom 1;Nom Prénom 2', 'BENALI Inès;COSTA Élio'],
  ] as const) {
    expect(of(titles, row)).toEqual(['2.0 BENALI Inès', '2.1 COSTA Élio'])
  }
  for (const [title, first, second] of [
    ['Né le', '12/03/2013', '02/11/2012'],
    ['Classe', 'CE2', 'CM1'],
    ['Niveau', 'CE2', 'CM1'],
  ] as const) {
    expect(
      of(`Nom;Prénom 1;${title} 1;Prénom 2;${title} 2`, `BENALI;Inès;${first};Élio;${second}`).map(
        (one) => one.slice(0, 15),
      ),
    ).toEqual(['2.0 BENALI Inès', '2.1 BENALI Élio'])
  }
})
