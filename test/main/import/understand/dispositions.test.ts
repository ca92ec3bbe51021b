import { expect, test } from 'vitest'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier } from '../../../builders/readings.ts'

const read = (...rows: readonly string[]) =>
  readFichier(encode(lines(...rows), 'utf-8'), {
    ...{ nomTexte: 'liste', feuille: null, latest: '2022-08-31' },
  })

/** « 2.0 BENALI Inès 2013-03-12 CE2 »: row and rank, names, birth, class, école, adult. */
const outline = (...rows: readonly string[]): readonly string[] =>
  read(...rows).lignes.map(({ ligne, rang, enfant, inscription, responsables }) =>
    [
      ...[`${ligne}.${rang}`, enfant.nom, enfant.prenom, enfant.dateNaissance],
      ...[inscription.classe, inscription.etablissement, responsables[0]?.nom],
    ]
      .filter((one) => one != null && one !== '')
      .join(' '),
  )
const avisOf = (...rows: readonly string[]) => read(...rows).avis.map(({ texte }) => texte)

const FICHE = ['Fiche CLAS;', 'Nom;BENALI', 'Prénom;Inès', 'Né le;12/03/2013', 'Classe;CE2']

test('a fiche with its titles down is read, one enfant a column, and told', () => {
  expect(outline(...FICHE, 'École;Zola', 'Nom du responsable;Benali Samira')).toEqual([
    '2.0 BENALI Inès 2013-03-12 CE2 Zola Benali',
  ])
  expect(outline('Nom;BENALI;COSTA', 'Prénom;Inès;Élio', 'Né le;12/03/2013;02/11/2012')).toEqual([
    '2.0 BENALI Inès 2013-03-12',
    '3.0 COSTA Élio 2012-11-02',
  ])
  // Several fiches, one under the other.
  expect(
    outline(...FICHE, '', 'Nom;COSTA', 'Prénom;Élio', 'Né le;02/11/2012', 'Classe;CM1'),
  ).toEqual(['2.0 BENALI Inès 2013-03-12 CE2', '2.1 COSTA Élio 2012-11-02 CM1'])
  expect(avisOf(...FICHE)).toEqual([expect.stringContaining('(2 pour B)')])
})

test('« Nom : BENALI », in one cell or in two, is read, and the rest said not to be', () => {
  expect(
    outline('FICHE', 'Nom : BENALI', 'Prénom : Inès', 'Classe : CE2', 'Régime : sans'),
  ).toEqual(['2.0 BENALI Inès CE2'])
  expect(outline('Nom :;BENALI;Prénom :;Inès', 'Né(e) le :;12/03/2013;Classe :;CE2')).toEqual([
    '2.0 BENALI Inès 2013-03-12 CE2',
  ])
  // A title left blank takes nothing from the next one.
  expect(outline('Nom :;BENALI;Prénom :;Inès', 'Né(e) le :;Classe : CE2;')).toEqual([
    '2.0 BENALI Inès CE2',
  ])
  expect(avisOf('Nom : BENALI', 'Prénom : Inès', 'Classe : CE2')).toEqual([
    expect.stringContaining('le reste n’est pas lu'),
  ])
})

test('words that explain titles are no enfant', () => {
  expect(
    outline(
      'Nom;En majuscules',
      'Prénom;Celui d’usage',
      'Né le;Au format JJ/MM/AAAA',
      'Classe;Division',
    ),
  ).toEqual([])
  for (const rows of [
    ['Nom : en majuscules', 'Prénom : usuel', 'Classe : division'],
    ['Nom : BENALI', 'Classe : CE2'],
  ]) {
    expect(() => read(...rows)).toThrow('no-header')
  }
})

test('a class in each column gives each name its class', () => {
  const names = ['BENALI Inès;COSTA Élio;DIALLO Awa', 'PETIT Tom;;KAYA Zoé']

  expect(outline('École Zola', 'CP Mme Roy;CE1;CE2', ...names)).toEqual([
    ...['3.0 BENALI Inès CP Mme Roy École Zola', '3.1 COSTA Élio CE1 École Zola'],
    ...['3.2 DIALLO Awa CE2 École Zola', '4.0 PETIT Tom CP Mme Roy École Zola'],
    '4.2 KAYA Zoé CE2 École Zola',
  ])
  // Other classes under the first ones, then a count of each.
  expect(
    outline('CP;CE1', 'BENALI Inès;COSTA Élio', 'CM1;CM2', 'PETIT Tom;KAYA Zoé', '2;2'),
  ).toEqual([
    ...['2.0 BENALI Inès CP', '2.1 COSTA Élio CE1', '4.0 PETIT Tom CM1', '4.1 KAYA Zoé CM2'],
  ])
  expect(avisOf('CP;CE1;CE2', ...names)).toEqual([
    expect.stringContaining('une classe par colonne'),
  ])
  // Prénoms alone, or a table of counts, are no such list.
  expect(outline('CP;CE1', 'Inès;Élio', 'Tom;Zoé')).toEqual([])
  expect(outline('CP;CE1', '12;14', '3;2')).toEqual([])
})

test('ticked columns of classes, or of girls and boys, are one column, and said', () => {
  const lu = read(
    'Nom;Prénom;F;G;CE1;CE2',
    'BENALI;Inès;x;;x;',
    'COSTA;Élio;;x;;x',
    'KAYA;Ali;;;x;x',
  )

  expect(
    lu.lignes.map(({ enfant, inscription }) => [
      enfant.sexe,
      inscription.niveau,
      inscription.classe,
    ]),
  ).toEqual([
    ['F', 'CE1', 'CE1'],
    ['M', 'CE2', 'CE2'],
    [null, null, 'CE1 / CE2'],
  ])
  expect(lu.avis).toEqual([
    { feuille: 'liste', texte: expect.stringMatching(/« CE1 », « CE2 ».*« F », « G »/) },
  ])
  // Counts, one column alone, or a class said elsewhere.
  expect(read('Nom;Prénom;CE1;CE2', 'BENALI;Inès;1,5;2').avis).toEqual([])
  expect(read('Nom;Prénom;CE1', 'BENALI;Inès;x').avis).toEqual([])
  expect(read('Nom;Prénom;Classe;CE1;CE2', 'BENALI;Inès;CP;x;').lignes[0]?.inscription.niveau).toBe(
    'CP',
  )
})
