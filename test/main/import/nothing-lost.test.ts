import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FichierLu } from '../../../main/import/understand/ligne-lue.ts'
import { book } from '../../builders/orientations/books.ts'
import { readFichier } from '../../builders/readings.ts'

const read = (bytes: Uint8Array): FichierLu =>
  readFichier(bytes, { nomTexte: 'liste', feuille: null, latest: '2022-08-31' })

type Adulte = { readonly nom: string; readonly prenom: string; readonly tel: string }
type Enfant = {
  readonly nom: string
  readonly prenom: string
  readonly naissance: string
  readonly classe: string
  readonly adultes: readonly [Adulte, Adulte]
}

const anEnfant = (index: number): Enfant => ({
  nom: `ENFANTINO${letters(index)}`,
  prenom: `Petit${letters(index).toLowerCase()}`,
  naissance: `${String((index % 27) + 1).padStart(2, '0')}/0${(index % 9) + 1}/201${(index % 3) + 2}`,
  classe: ['CP', 'CE1', 'CE2', 'CM1', 'CM2'][index % 5] ?? 'CP',
  adultes: [
    {
      nom: `ADULTANO${letters(index)}`,
      prenom: `Grand${letters(index).toLowerCase()}`,
      tel: tel(index, 1),
    },
    {
      nom: `SECONDO${letters(index)}`,
      prenom: `Autre${letters(index).toLowerCase()}`,
      tel: tel(index, 2),
    },
  ],
})

const letters = (index: number): string =>
  String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26))
const tel = (index: number, rang: number): string =>
  `06${String(index * 10 + rang).padStart(8, '0')}`

/** One way of titling the columns of a person, with what stands in them. */
type Titles<P> = readonly (readonly [string, (person: P) => string])[]

const ENFANT: readonly Titles<Enfant>[] = [
  [
    ['Nom de l’élève', ({ nom }) => nom],
    ['Prénom de l’élève', ({ prenom }) => prenom],
    ['Date de naissance de l’élève', ({ naissance }) => naissance],
    ['Classe', ({ classe }) => classe],
  ],
  [
    ['Élève', ({ nom, prenom }) => `${nom} ${prenom}`],
    ['Né(e) le (jj/mm/aaaa)', ({ naissance }) => naissance],
    ['Classe (ex : CM2)', ({ classe }) => classe],
  ],
  [
    ['NOM', ({ nom }) => nom],
    ['PRENOM *', ({ prenom }) => prenom],
    ['Date de naissance', ({ naissance }) => naissance],
    ['Niveau', ({ classe }) => classe],
  ],
]

const adulteTitles = (rang: 0 | 1): readonly Titles<Enfant>[] => {
  const of = (part: keyof Adulte) => (enfant: Enfant) => enfant.adultes[rang][part]
  const n = rang + 1
  return [
    [
      [`Nom responsable ${n}`, of('nom')],
      [`Prénom responsable ${n}`, of('prenom')],
      [`Tel 1 responsable ${n}`, of('tel')],
    ],
    [
      [`Nom R${n}`, of('nom')],
      [`Prénom R${n}`, of('prenom')],
      [`Tél R${n}`, of('tel')],
    ],
    [
      [`Responsable légal ${n}`, (one) => `${of('nom')(one)} ${of('prenom')(one)}`],
      [`Portable responsable légal ${n}`, of('tel')],
    ],
    [
      [rang === 0 ? 'Nom de la mère' : 'Nom du père', of('nom')],
      [rang === 0 ? 'Prénom de la mère' : 'Prénom du père', of('prenom')],
      ['Téléphone', of('tel')],
    ],
    [
      ['Civilité', () => 'Mme'],
      ['Nom', of('nom')],
      ['Prénom', of('prenom')],
      ['Portable', of('tel')],
    ],
  ]
}

const aside = ({ laissees }: FichierLu): number =>
  laissees.reduce((total, { lignes }) => total + lignes.length, 0)

const pick = <T>(list: readonly T[]) => fc.constantFrom(...list)

/** A list in some layout: title rows, order of the blocks, qualifiers, notes and hidden rows. */
const aLayout = fc.record({
  enfant: pick(ENFANT),
  first: pick(adulteTitles(0)),
  second: fc.option(pick(adulteTitles(1).slice(0, 4)), { nil: null }),
  order: fc.constantFrom('enfant-first', 'adultes-first'),
  count: fc.integer({ min: 2, max: 8 }),
  titleRows: fc.integer({ min: 0, max: 3 }),
  total: fc.boolean(),
  forbidden: fc.boolean(),
  /** Ranks of the children whose row is hidden. */
  hidden: fc.subarray([1, 2, 4, 6], { maxLength: 3 }),
  /** A title that covers several columns, as one writes it above a list. */
  isTitleMerged: fc.boolean(),
})

test('pupils read and rows said to be left aside are all the rows under the titles', () => {
  let owned = 0
  fc.assert(
    fc.property(aLayout, (layout) => {
      const { enfant, first, second, order, count, titleRows, total, forbidden } = layout
      const enfants = Array.from({ length: count }, (_, index) => anEnfant(index))
      const adultes = [...first, ...(second ?? [])]
      const extra: Titles<Enfant> = forbidden ? [['Adresse', () => 'CANARI']] : []
      const columns =
        order === 'enfant-first'
          ? [...enfant, ...extra, ...adultes]
          : [...adultes, ...extra, ...enfant]
      const rows = [
        ...Array.from({ length: titleRows }, () => ['Liste des élèves']),
        columns.map(([title]) => title),
        ...enfants.map((one) => columns.map(([, value]) => value(one))),
        ...(total ? [['Total', String(count)]] : []),
      ]

      const hidden = layout.hidden.filter((rank) => rank < count)
      const lu = read(
        book(
          [
            {
              nom: 'Liste',
              rows,
              hiddenRows: hidden.map((rank) => titleRows + 1 + rank),
              merges: layout.isTitleMerged && titleRows > 0 ? ['A1:C1'] : [],
            },
          ],
          'xlsx',
        ),
      )
      const shown = enfants.filter((_, rank) => !hidden.includes(rank))

      // A doubt is said on the rows: what is asked is not lost, nor guessed.
      expect(lu.lignes.length + aside(lu)).toBe(count + (total ? 1 : 0))
      expect(aside(lu)).toBeGreaterThanOrEqual(hidden.length)
      for (const [index, ligne] of lu.lignes.entries()) {
        if (ligne.etat !== 'lisible') continue
        const expected = shown[index]
        expect([ligne.enfant.nom, ligne.enfant.prenom]).toEqual([expected?.nom, expected?.prenom])
        const [day, month, year] = (expected?.naissance ?? '').split('/')
        expect(ligne.enfant.dateNaissance).toBe(`${year}-${month}-${day}`)
        expect(ligne.inscription.niveau).toBe(expected?.classe)
        for (const { nom, telephone } of ligne.responsables) {
          expect(nom ?? '').not.toContain('ENFANTINO')
          const owner = expected?.adultes.find((one) => one.tel === telephone?.replaceAll(' ', ''))
          // A number is its owner's, or nobody's by name.
          if (telephone === null || nom === null) continue
          expect(nom).toBe(owner?.nom)
          owned += 1
        }
      }
      expect(JSON.stringify(lu.lignes)).not.toContain('CANARI')
    }),
    { numRuns: 250 },
  )
  expect(owned).toBeGreaterThan(50)
})

test('titles that name the child leave no doubt, wherever they stand', () => {
  const [qualified] = ENFANT
  fc.assert(
    fc.property(pick(adulteTitles(0)), fc.boolean(), (adulte, isFirst) => {
      const enfants = [anEnfant(3), anEnfant(11)]
      const own = qualified ?? []
      const columns = isFirst ? [...adulte, ...own] : [...own, ...adulte]

      const lu = read(
        book(
          [
            {
              nom: 'Liste',
              rows: [
                columns.map(([title]) => title),
                ...enfants.map((one) => columns.map(([, value]) => value(one))),
              ],
            },
          ],
          'xlsx',
        ),
      )

      expect(lu.lignes.map(({ etat, enfant }) => [etat, enfant.nom])).toEqual(
        enfants.map(({ nom }) => ['lisible', nom]),
      )
    }),
    { numRuns: 30 },
  )
})

test('several children on a row: as many as their names, each with its own date and class', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('enfant 1', '1er enfant', 'numéro'),
      (families, style) => {
        const titleOf = (part: string, n: number): string =>
          style === 'numéro'
            ? `${part} ${n}`
            : style === 'enfant 1'
              ? `${part} enfant ${n}`
              : `${part} ${n}${n === 1 ? 'er' : 'e'} enfant`
        const titles = [1, 2, 3].flatMap((n) =>
          ['Nom', 'Prénom', 'Date de naissance', 'Classe'].map((part) => titleOf(part, n)),
        )
        let next = 0
        const byFamily = families.map((size) =>
          Array.from({ length: size }, () => anEnfant(next++)),
        )
        const rows = byFamily.map((children) => [
          ...children.flatMap(({ nom, prenom, naissance, classe }) => [
            nom,
            prenom,
            naissance,
            classe,
          ]),
        ])

        const lu = read(book([{ nom: 'Familles', rows: [titles, ...rows] }], 'xlsx'))

        expect(
          lu.lignes.map(({ enfant, inscription }) => `${enfant.nom} ${inscription.niveau}`),
        ).toEqual(byFamily.flat().map(({ nom, classe }) => `${nom} ${classe}`))
      },
    ),
    { numRuns: 60 },
  )
})
