import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FichierLu } from '../../../../main/import/understand/ligne-lue.ts'
import type { UnderstandOptions } from '../../../../main/import/understand/understand.ts'
import type { Correspondance, ValeurDite } from '../../../../shared/domain/correspondance.ts'
import { book, type Sheet } from '../../../builders/orientations/books.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { fixturePath, outline, readFixture } from '../../../builders/orientations/fixture-files.ts'
import { readFichier } from '../../../builders/readings.ts'

const read = (bytes: Uint8Array, options: Omit<UnderstandOptions, 'latest'> = {}): FichierLu =>
  readFichier(bytes, { nomTexte: 'liste', feuille: null, latest: '2022-08-31', ...options })

const csv = (...rows: readonly string[]): Uint8Array => encode(lines(...rows), 'utf-8')

const isRead = ({ origine }: FichierLu['lecture'][number]): boolean => origine !== 'aucune'

const saidOf = ({ lecture }: FichierLu): readonly Correspondance[] =>
  lecture.filter(isRead).map(({ lue }) => lue)

const ODD = csv(
  'Gamin;Appelé;Arrivé au monde;Salle;Pourquoi;Côté;INE',
  'BENALI;Inès;12/03/2013;Les Lutins;D;f1;0123456789A',
  'COSTA;Élio;02/11/2012;Les Géants;D, X;g1;0123456789B',
)

const odd = (valeurs: readonly ValeurDite[] = []): Correspondance => ({
  feuille: 'liste',
  ligneEntete: 1,
  colonnes: [
    { index: 0, champ: 'nom' },
    { index: 1, champ: 'prenom' },
    { index: 2, champ: 'dateNaissance' },
    { index: 3, champ: 'classe' },
    { index: 4, champ: 'situations' },
    { index: 5, champ: 'sexe' },
  ],
  valeurs,
})

const CODES: readonly ValeurDite[] = [
  { champ: 'classe', texte: 'Les Lutins', code: 'CE1' },
  { champ: 'classe', texte: 'Les Géants', code: 'CM2' },
  { champ: 'situations', texte: 'D', code: 'difficulte-scolaire' },
  { champ: 'situations', texte: 'X', code: null },
  { champ: 'sexe', texte: 'f1', code: 'F' },
  { champ: 'sexe', texte: 'G1', code: 'M' },
]

/** A value on one line, without what is null, false, blank or empty. */
const compact = (value: unknown): string =>
  JSON.stringify(value, (_key, one) => {
    const isEmpty = typeof one === 'object' && one !== null && Object.keys(one).length === 0
    return isEmpty || one === '' || one === null || one === false ? undefined : one
  })

/** A file as it is read: its sheets and their columns, its rows, then what is said of them. */
const toldOf = (name: string, { encodage, feuilles, lecture, lignes, ...said }: FichierLu) =>
  [
    `# ${name} ${encodage ?? ''}`.trim(),
    ...feuilles.map(compact),
    ...lecture.map(({ lue, origine, colonnes, lignesTitres, valeurs, ...rest }) =>
      compact({
        ...rest,
        forme: undefined,
        origine,
        valeurs,
        titres: lignesTitres.length,
        colonnes: colonnes.map(
          ({ entete, champ, isJamais, exemples }) =>
            `${entete} ${isJamais ? '✗' : (champ ?? '')} ${exemples.length}`,
        ),
      }),
    ),
    ...lignes.map(compact),
    ...Object.values(said).flat().map(compact),
  ].join('\n')

test.each(readdirSync(fixturePath('')))(
  '%s: its own reading, given back, changes nothing',
  (name) => {
    const automatic = readFixture(name)

    const explicit = readFixture(name, saidOf(automatic))

    expect(explicit.lignes).toEqual(automatic.lignes)
    expect(explicit.feuilles).toEqual(automatic.feuilles)
    expect(saidOf(explicit)).toEqual(saidOf(automatic))
  },
)

test('what each file of a school gives, to the last field, is as it was', async () => {
  const told = readdirSync(fixturePath('')).map((name) => toldOf(name, readFixture(name)))

  // One that changes on purpose: `npx vitest run test/main/import/understand/correspondance.test.ts --config .config/vitest.config.ts -u`.
  await expect(told.join('\n\n')).toMatchFileSnapshot(
    `${import.meta.dirname}/snapshots/lectures.txt`,
  )
})

test('whatever the titles and their order, the reading given back changes nothing', () => {
  const TITRES = [
    'Nom',
    'Prénom',
    'Nom et prénom',
    'Né le',
    'Classe',
    'Niveau',
    'Lecture',
    'Enseignant',
    'Famille',
    'Téléphone',
    'Zut',
    '',
    'Adresse',
    'Situation',
    'Accord parental',
  ]
  const CASES = [
    'BENALI',
    'Inès',
    'BENALI Inès',
    '12/03/2013',
    'CE2',
    'x',
    '',
    '0600000001',
    'zut',
    'logement',
    'oui',
  ]
  const anyTable = fc
    .array(fc.constantFrom(...TITRES), { minLength: 2, maxLength: 9 })
    .chain((titres) =>
      fc
        .array(
          fc.array(fc.constantFrom(...CASES), {
            minLength: titres.length,
            maxLength: titres.length,
          }),
          { minLength: 1, maxLength: 5 },
        )
        .map((rows) => [titres, ...rows].map((row) => row.join(';'))),
    )
  let compared = 0
  fc.assert(
    fc.property(anyTable, (rows) => {
      const bytes = csv('Liste;de l’école', ...rows)
      let automatic: FichierLu
      try {
        automatic = read(bytes)
      } catch (error) {
        // A table without any title of ours is refused, and nothing else is.
        expect(error).toMatchObject({ code: 'no-header' })
        return
      }

      // Whose the names are is asked: the reading given back is the answer, and the doubt goes.
      if (JSON.stringify(automatic.lignes).includes('lesquelles nomment l’enfant')) return

      const explicit = read(bytes, { correspondances: saidOf(automatic) })

      expect(explicit.lignes).toEqual(automatic.lignes)
      compared += automatic.lignes.length
      expect(explicit.feuilles).toEqual(automatic.feuilles)
    }),
    {
      numRuns: 200,
      // One title for two columns, of which one alone holds full names.
      examples: [[['Enseignant;Nom;Nom', 'Roy;BENALI Inès;BENALI']]],
    },
  )

  expect(compared).toBeGreaterThan(20)
})

test('titles that nobody could guess: nothing is read, and every column is shown to be explained', () => {
  const { feuilles, lignes, lecture } = read(ODD)

  expect([feuilles, lignes]).toEqual([[], []])
  expect(lecture).toMatchObject([{ origine: 'aucune', lue: { ligneEntete: 1 } }])
  expect(lecture[0]?.colonnes.map(({ entete, exemples }) => [entete, exemples])).toEqual([
    ['Gamin', ['BENALI', 'COSTA']],
    ['Appelé', ['Inès', 'Élio']],
    ['Arrivé au monde', ['12/03/2013', '02/11/2012']],
    ['Salle', ['Les Lutins', 'Les Géants']],
    ['Pourquoi', ['D', 'D, X']],
    ['Côté', ['f1', 'g1']],
    ['INE', []],
  ])
})

test('once explained, they are read as any other', () => {
  const lu = read(ODD, { correspondances: [odd(CODES)] })

  expect(outline(lu)).toEqual(['2 BENALI Inès 2013-03-12 CE1', '3 COSTA Élio 2012-11-02 CM2'])
  expect(
    lu.lignes.map(({ enfant, inscription, messages }) => [
      enfant.sexe,
      inscription.classe,
      inscription.situations,
      messages,
    ]),
  ).toEqual([
    ['F', 'Les Lutins', ['difficulte-scolaire'], []],
    ['M', 'Les Géants', ['difficulte-scolaire'], []],
  ])
})

test('codes that are not understood are counted, those already explained included', () => {
  const [first] = read(ODD, { correspondances: [odd(CODES.slice(0, 1))] }).lecture

  expect(first?.valeurs).toEqual([
    { champ: 'situations', texte: 'D', nombre: 2 },
    { champ: 'sexe', texte: 'f1', nombre: 1 },
    { champ: 'sexe', texte: 'g1', nombre: 1 },
    { champ: 'classe', texte: 'Les Géants', nombre: 1 },
    { champ: 'classe', texte: 'Les Lutins', nombre: 1 },
    { champ: 'situations', texte: 'X', nombre: 1 },
  ])
})

test('codes made of signs alone are told apart', () => {
  const bytes = csv('Nom;Prénom;Accord', 'BENALI;Inès;++', 'COSTA;Élio;--')
  const [lue] = saidOf(read(bytes))
  const valeurs = [
    { champ: 'accordParental', texte: '++', code: 'oui' },
    { champ: 'accordParental', texte: '--', code: 'non' },
  ]

  const { lignes } = read(bytes, { correspondances: lue ? [{ ...lue, valeurs }] : [] })

  expect(lignes.map(({ inscription }) => inscription.accordParental)).toEqual([true, false])
})

test('a sign that ticks or does not is explained once for all the columns to tick', () => {
  const bytes = csv('Nom;Prénom;Logement;Santé;Famille', 'BENALI;Inès;A;A;NA', 'COSTA;Élio;NA;x;A')
  const automatic = read(bytes)
  const colonnes = [
    { index: 0, champ: 'nom' },
    { index: 1, champ: 'prenom' },
    { index: 2, champ: 'situations.logement' },
    { index: 4, champ: 'criteres.Famille' },
  ]
  const said = (valeurs: readonly ValeurDite[]): Correspondance => ({
    feuille: 'liste',
    ligneEntete: 1,
    colonnes,
    valeurs,
  })
  const A = { champ: 'coche', texte: 'A', code: 'oui' }
  const NA = { champ: 'coche', texte: 'NA', code: null }

  const unsaid = read(bytes, { correspondances: [said([])] })
  const lu = read(bytes, { correspondances: [said([A, NA])] })

  expect(automatic.lignes).toHaveLength(2)
  expect(unsaid.lecture[0]?.valeurs).toEqual([
    { champ: 'coche', texte: 'A', nombre: 2 },
    { champ: 'coche', texte: 'NA', nombre: 2 },
  ])
  expect(unsaid.lignes.map(({ messages }) => messages.length)).toEqual([2, 2])
  expect(
    lu.lignes.map(({ inscription, criteres, messages }) => [
      inscription.situations,
      criteres,
      messages,
    ]),
  ).toEqual([
    [['logement'], [], []],
    [[], ['Famille'], []],
  ])
  expect(lu.lecture[0]?.lue.valeurs).toEqual([A, NA])
})

test.each(['INE', 'Adresse', 'Lieu de naissance', 'Santé', 'Né(e) à', 'Commune', 'Rue'])(
  '« %s » is never kept, even asked for, and shows none of its cells',
  (titre) => {
    const bytes = csv(`Nom;Prénom;${titre}`, 'BENALI;Inès;secret')
    const [lue] = saidOf(read(bytes))
    const colonnes = [...(lue?.colonnes ?? []), { index: 2, champ: 'objectif' }]

    const lu = read(bytes, { correspondances: lue ? [{ ...lue, colonnes }] : [] })

    expect(lu.lecture[0]?.colonnes[2]).toMatchObject({ champ: null, isJamais: true })
    expect(JSON.stringify(lu)).not.toContain('secret')
  },
)

test('a column of INE is known by its cells, whatever its title', () => {
  const lu = read(csv('Nom;Prénom;Numéro', 'BENALI;Inès;0123456789A', 'COSTA;Élio;012345678AB'))

  expect(lu.lecture[0]?.colonnes[2]).toMatchObject({ isJamais: true, exemples: [] })
})

test('the row of titles is the one that is pointed at, or none', () => {
  const bytes = csv('Nom;Prénom', 'Élève;Petit nom', 'BENALI;Inès')
  const at = (ligneEntete: number): Correspondance => ({
    feuille: 'liste',
    ligneEntete,
    colonnes: [
      { index: 0, champ: 'nom' },
      { index: 1, champ: 'prenom' },
    ],
    valeurs: [],
  })

  const [second, none] = [2, 0].map((ligne) => read(bytes, { correspondances: [at(ligne)] }))

  expect(second && outline(second)).toEqual(['3 BENALI Inès ? ?'])
  expect(none?.lecture[0]?.colonnes.map(({ entete }) => entete)).toEqual(['Colonne A', 'Colonne B'])
  expect(none?.lignes.map(({ ligne }) => ligne)).toEqual([1, 2, 3])
  expect(none?.lecture[0]?.forme).toBeNull()
})

const ODD_ROWS = [
  ['Gamin', 'Appelé'],
  ['BENALI', 'Inès'],
]
const anOddBook = (): Uint8Array =>
  book(
    [
      { nom: 'CE1', rows: ODD_ROWS },
      { nom: 'CE2', rows: [['Classe de CE2'], [], ...ODD_ROWS] },
      {
        nom: 'Aide',
        rows: [
          ['Nom', 'Prénom'],
          ['Exemple', 'Ici'],
        ],
      },
    ] satisfies readonly Sheet[],
    'xlsx',
  )

const ODD_NAMES: Correspondance = {
  feuille: 'CE1',
  ligneEntete: 1,
  colonnes: [
    { index: 0, champ: 'nom' },
    { index: 1, champ: 'prenom' },
  ],
  valeurs: [],
}

test('a sheet is left out when asked; what is said of a class is said of those of the same titles', () => {
  const leftOut = { feuille: 'Aide', ligneEntete: null, colonnes: null, valeurs: [] }

  const lu = read(anOddBook(), { correspondances: [ODD_NAMES, leftOut] })

  expect(lu.lignes.map(({ feuille, ligne, enfant }) => [feuille, ligne, enfant.nom])).toEqual([
    ['CE1', 2, 'BENALI'],
    ['CE2', 4, 'BENALI'],
  ])
  expect(lu.lecture.map(({ origine }) => origine)).toEqual(['personne', 'personne', 'personne'])
})
