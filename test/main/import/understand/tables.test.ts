import { expect, test } from 'vitest'
import { citation, createInconnues } from '../../../../main/import/understand/lecture.ts'
import type { PlaceLigne } from '../../../../shared/domain/import-orientation.ts'
import { book } from '../../../builders/orientations/books.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier, readHeures, readPresences } from '../../../builders/readings.ts'

const OPTIONS = { nomTexte: 'liste', feuille: null, latest: '2022-08-31' }

const csv = (...rows: readonly string[]): Uint8Array => encode(lines(...rows), 'utf-8')

/** « Nom=BENALI Classe=CE2 » of a row to show. */
const shown = (
  bytes: Uint8Array,
  place: Partial<PlaceLigne>,
  read: typeof readFichier | typeof readHeures = readFichier,
): string =>
  read(bytes, { ...OPTIONS, montree: { feuille: 'liste', ligne: 2, rang: 0, ...place } })
    .montree.map(({ colonne, texte }) => `${colonne}=${texte}`)
    .join(' ')

test('a row is shown with its filled cells that are read, and nothing of another row', () => {
  const list = csv('Nom;Prénom;Adresse;Classe;Né le', 'BENALI;Inès;x;CE2;', 'COSTA;Élio;y;;2012')

  expect(shown(list, {})).toBe('Nom=BENALI Prénom=Inès Classe=CE2')
  expect(shown(list, { ligne: 3 })).toBe('Nom=COSTA Prénom=Élio Né le=2012')
  expect(shown(list, { ligne: 4 })).toBe('')
  expect(shown(list, { feuille: 'autre' })).toBe('')
  expect(readFichier(list, OPTIONS).montree).toEqual([])
})

test('a row of two enfants is shown for the one that is asked for, with the cells of both', () => {
  const two = csv(
    'Nom 1;Prénom 1;Nom 2;Prénom 2;Portable de la mère',
    'BENALI;Inès;COSTA;Élio;0600000001',
  )

  expect(shown(two, {})).toBe('Nom 1=BENALI Prénom 1=Inès Portable de la mère=0600000001')
  expect(shown(two, { rang: 1 })).toBe('Nom 2=COSTA Prénom 2=Élio Portable de la mère=0600000001')
  // The third is the second of those whom the first columns name.
  const four = csv('Nom 1;Prénom 1;Nom 2;Prénom 2', 'BENALI;Inès / Adam;COSTA;Élio / Zoé')
  expect([2, 3].map((rang) => shown(four, { rang }))).toEqual([
    ...['Nom 1=BENALI Prénom 1=Inès / Adam', 'Nom 2=COSTA Prénom 2=Élio / Zoé'],
  ])
})

test('an entry of a row of hours is shown by its rank', () => {
  const days = csv('Bénévole;05/10/2021;12/10/2021', 'ROY Anne;1h;2h')
  const entry = (rang: number) => shown(days, { rang }, readHeures).replace(/^.*Date=/, '')

  expect([0, 1, 2].map(entry)).toEqual([
    ...['05/10/2021 Durée=1h', '12/10/2021 Durée=2h', '05/10/2021 Durée=1h'],
  ])
})

test('a row of a table under another is shown by the columns of its own table', () => {
  const sheets = csv('Nom;Prénom', 'BENALI;Inès', '', 'Prénom;Nom', 'Élio;COSTA')

  expect(shown(sheets, { ligne: 2 })).toBe('Nom=BENALI Prénom=Inès')
  expect(shown(sheets, { ligne: 5 })).toBe('Prénom=Élio Nom=COSTA')
  expect(
    readFichier(sheets, OPTIONS).feuilles.map(({ ligneEntete, colonnes }) => [
      ligneEntete,
      Object.keys(colonnes),
    ]),
  ).toEqual([
    [1, ['nom', 'prenom']],
    [4, ['prenom', 'nom']],
  ])
})

test('a place of birth beside the date is not shown', () => {
  expect(shown(csv('Nom;Prénom;Date et lieu de naissance', 'ROY;Léa;12/03/2013 à Lyon'), {})).toBe(
    'Nom=ROY Prénom=Léa Date et lieu de naissance=(seule la date est lue)',
  )
})

test('three columns of days at least are said to be left unread', () => {
  const avisOf = (...days: readonly string[]) =>
    readFichier(csv(['Nom', 'Prénom', ...days].join(';'), 'BENALI;Inès;P;A;P'), OPTIONS).avis.map(
      ({ texte }) => texte.replaceAll('\u00a0', ' '),
    )

  expect(avisOf('05/10', '07/10')).toEqual([])
  expect(avisOf('Mardi', 'Jeudi', 'Tranche')).toEqual([])
  expect(avisOf('05/10', '07/10/2021', '12/10')).toEqual([
    '3 colonnes de présences (une date pour titre) : elles ne sont pas lues.',
  ])
})

test('columns are described by three values of forty characters at most, and by their place without a title', () => {
  const [most, more] = ['x'.repeat(40), 'x'.repeat(41)]
  const rows = [
    ['Nom', 'Prénom', 'Divers', null, null, 'Vide'],
    ['BENALI', 'Inès', most, 'a', null],
    ['COSTA', 'Élio', more, null, null],
    ['DIALLO', 'Sami', 'un\ndeux', 'a', null],
    ['KAYA', 'Zoé', 'quatre', null, null],
  ]

  const [feuille] = readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), OPTIONS).lecture

  expect(feuille?.colonnes.map(({ entete, exemples }) => [entete, exemples])).toEqual([
    ['Nom', ['BENALI', 'COSTA', 'DIALLO']],
    ['Prénom', ['Inès', 'Élio', 'Sami']],
    ['Divers', [most, `${'x'.repeat(39)}…`, 'un deux']],
    ['Colonne D', ['a']],
    ['Vide', []],
  ])
  expect(feuille?.lignesTitres[0]).toEqual({ ligne: 1, texte: 'Nom · Prénom · Divers' })
  expect(feuille?.lignesTitres).toHaveLength(5)
})

test('a title of both names over two columns gives the one and the other, in the order of its words', () => {
  const namesOf = (titre: string, row: readonly string[]) =>
    readFichier(
      book(
        [
          {
            nom: 'F',
            rows: [
              [titre, null, 'Classe'],
              [...row, 'CE2'],
            ],
            merges: ['A1:B1'],
          },
        ],
        'xlsx',
      ),
      OPTIONS,
    ).lignes.map(({ enfant, inscription }) => [enfant.nom, enfant.prenom, inscription.niveau])

  expect(namesOf('Nom et prénom', ['LE GOFF', 'Anne'])).toEqual([['LE GOFF', 'Anne', 'CE2']])
  expect(namesOf('Prénom et nom', ['Anne', 'LE GOFF'])).toEqual([['LE GOFF', 'Anne', 'CE2']])
})

test('columns that the user chooses are kept in the order of the file; codes of no read column are not kept', () => {
  const list = csv('Nom;Prénom;Classe', 'BENALI;Inès;CE2')
  const correspondance = {
    feuille: 'liste',
    ligneEntete: 1,
    colonnes: [
      { index: 1, champ: 'prenom' },
      { index: 0, champ: 'nom' },
    ],
    valeurs: [{ champ: 'classe', texte: 'CE2', code: 'CM1' }],
  }
  const [feuille] = readFichier(list, { ...OPTIONS, correspondances: [correspondance] }).lecture

  expect(feuille?.lue.colonnes?.map(({ index }) => index)).toEqual([0, 1])
  expect(feuille?.lue.valeurs).toEqual([])
})

test('a list of adults, each with the enfants they answer for, is told from a list of enfants', () => {
  const isOfAdults = (titles: string, row: string) =>
    readFichier(csv(titles, row), OPTIONS).lignes.map(({ isOfResponsable }) => isOfResponsable)

  expect(isOfAdults('Nom resp. 1;Nom élève;Prénom élève', 'ROY;BENALI;Inès')).toEqual([true])
  expect(isOfAdults('Nom élève;Prénom élève;Nom resp. 1', 'BENALI;Inès;ROY')).toEqual([false])
  expect(
    isOfAdults('Nom resp. 1;Nom élève;Prénom élève;Né le', 'ROY;BENALI;Inès;12/03/2013'),
  ).toEqual([false])
})

test('one sheet alone is read where it is named, whatever its case; an unknown name is refused', () => {
  const rows = (nom: string) => [
    ['Nom', 'Prénom'],
    [nom, 'Inès'],
  ]
  const bytes = book(
    [
      { nom: 'Élèves CE2', rows: rows('BENALI') },
      { nom: 'CM1', rows: rows('COSTA') },
    ],
    'xlsx',
  )
  const nomsOf = (feuille: string | null) =>
    readFichier(bytes, { ...OPTIONS, feuille }).lignes.map(({ enfant }) => enfant.nom)

  expect(nomsOf(null)).toEqual(['BENALI', 'COSTA'])
  expect(nomsOf('eleves ce2')).toEqual(['BENALI'])
  expect(() => nomsOf('CP')).toThrow('no-sheet')
  for (const read of [readFichier, readHeures, readPresences]) {
    expect(() => read(csv('Bonjour', 'à tous'), OPTIONS)).toThrow(/^no-/)
  }
})

test('classes above tables beside each other are each table’s own', () => {
  const rows = [
    [null, null, null, 'CE2', null, null, 'CM1 de Mme Roy'],
    ['Nom', 'Prénom', null, 'Nom', 'Prénom', null, 'Nom', 'Prénom'],
    ['BENALI', 'Inès', null, 'COSTA', 'Élio', null, 'KAYA', 'Zoé'],
  ]

  const { lignes } = readFichier(book([{ nom: 'Feuil1', rows }], 'xlsx'), OPTIONS)

  expect(
    lignes.map(({ enfant, inscription: { niveau, enseignant } }) => [
      ...[enfant.nom, niveau, enseignant],
    ]),
  ).toEqual([
    ['BENALI', null, null],
    ['COSTA', 'CE2', null],
    ['KAYA', 'CM1', 'Mme Roy'],
  ])
  const two = [
    ['CP', null, null, 'CE2'],
    ['Nom', 'Prénom', null, 'Nom', 'Prénom'],
    ['BENALI', 'Inès', null, 'COSTA', 'Élio'],
  ]
  expect(
    readFichier(book([{ nom: 'Feuil1', rows: two }], 'xlsx'), OPTIONS).lignes.map(
      ({ inscription }) => inscription.niveau,
    ),
  ).toEqual(['CP', 'CE2'])
})

test('values to explain are counted, most frequent first, then in order, sixty at most', () => {
  const inconnues = createInconnues()
  for (const texte of ['Lutins', 'géants', 'Lutins', 'LUTINS', 'Été', 'géants', 'Zut']) {
    inconnues.add('classe', texte)
  }
  const many = createInconnues()
  for (let at = 0; at < 61; at++) many.add('classe', `Classe ${at}`)

  expect(inconnues.list().map(({ texte, nombre }) => `${texte} ${nombre}`)).toEqual([
    ...['Lutins 3', 'géants 2', 'Été 1', 'Zut 1'],
  ])
  expect(many.list()).toHaveLength(60)
  expect([40, 41].map((length) => citation('x'.repeat(length)).length)).toEqual([44, 44])
  expect(citation('x'.repeat(41))).toBe(`« ${'x'.repeat(39)}… »`)
})
