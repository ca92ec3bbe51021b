import { describe, expect, test } from 'vitest'
import {
  type Cellule,
  type Fusion,
  type Grille,
  plainGrille,
} from '../../../../main/import/reading/grid.ts'
import {
  enteteAt,
  findEntete,
  guessEntete,
  headerScorer,
  holdsValue,
  isOfTitles,
  repeatsEntete,
  type Vocabulaire,
} from '../../../../main/import/understand/entete.ts'

type Champ = 'nom' | 'prenom' | 'classe'

/** Titles « nom », « prenom » and « classe »; a table has a nom and a prenom. */
const MOTS: Vocabulaire<Champ> = {
  genre: 'essai',
  recognise: (title) => (['nom', 'prenom', 'classe'].find((one) => one === title) as Champ) ?? null,
  isTable: (champs) => champs.has('nom') && champs.has('prenom'),
  isChamp: (text): text is Champ => text === 'nom' || text === 'prenom' || text === 'classe',
  champDit: (champ) => champ,
}

/** A grid of rows by their numbers. */
const aGrille = (
  rows: Readonly<Record<number, readonly Cellule[]>>,
  fusions: readonly Fusion[] = [],
): Grille => ({
  ...plainGrille(
    'Feuille',
    Object.entries(rows).map(([numero, cellules]) => ({ numero: Number(numero), cellules })),
  ),
  fusions,
})

const merged = (
  firstRow: number,
  lastRow: number,
  firstColumn: number,
  lastColumn: number,
): Fusion => ({ firstRow, lastRow, firstColumn, lastColumn })

const LIGNE = ['Costa', 'Rui', 'CE2']

describe('the row of titles', () => {
  test.each([
    ['the thirtieth at the latest', { 30: ['nom', 'prenom'], 31: LIGNE }, 30],
    ['not the thirty-first', { 31: ['nom', 'prenom'], 32: LIGNE }, undefined],
    ['the one that announces most', { 1: ['nom', 'prenom'], 2: ['nom', 'prenom', 'classe'] }, 2],
    ['the first of two that announce as much', { 1: ['nom', 'prenom'], 2: ['prenom', 'nom'] }, 1],
    [
      'that of the first of two tables, when it holds a row',
      { 1: ['nom', 'prenom'], 2: LIGNE, 4: ['nom', 'prenom', 'classe'], 5: LIGNE },
      1,
    ],
    [
      'that of a table whose only row has two cells',
      { 1: ['nom', 'prenom'], 2: ['Costa', 'Rui'], 4: ['nom', 'prenom', 'classe'], 5: LIGNE },
      1,
    ],
    [
      'not that of a table whose only row has one cell',
      { 1: ['nom', 'prenom'], 2: ['Costa', null], 4: ['nom', 'prenom', 'classe'], 5: LIGNE },
      4,
    ],
    ['none where no table is announced', { 1: ['nom', 'classe'], 2: LIGNE }, undefined],
  ] as const)('is %s', (_which, rows, ligne) => {
    expect(findEntete(aGrille(rows), MOTS)?.ligne).toBe(ligne)
  })

  test('is the widest one of texts, when no title is known and something is under it', () => {
    const guessed = (rows: Readonly<Record<number, readonly Cellule[]>>) =>
      guessEntete(aGrille(rows), MOTS)?.ligne

    expect(guessed({ 1: ['Liste'], 2: ['a', 'b'], 3: ['c', 'd'] })).toBe(2)
    expect(guessed({ 1: [1, 2, 3], 2: ['a', 'b'], 3: ['c', 'd'] })).toBe(2)
    expect(guessed({ 1: ['Liste'], 2: ['a'] })).toBeUndefined()
    expect(guessed({ 1: ['Liste'], 2: ['a', 'b'] })).toBeUndefined()
  })

  test('has three known titles in five at least, and no value', () => {
    const isTitles = (...cellules: Cellule[]) => {
      const rangee = { numero: 1, cellules }
      return isOfTitles(rangee, enteteAt(aGrille({ 1: cellules }), 1, MOTS))
    }

    expect(isTitles('nom', 'prenom', 'classe', 'x', 'y')).toBe(true)
    expect(isTitles('nom', 'prenom', 'x', 'y')).toBe(false)
    expect(isTitles('nom', 'prenom', 'classe', 12)).toBe(false)
  })

  test.each<readonly [Cellule, boolean]>([
    ['CM1', false],
    ['12', true],
    [3, true],
    [{ date: '2021-10-05' } as Cellule, true],
    [null, false],
  ])('a cell that holds %o is a value: %s', (cell, isValue) => {
    expect(holdsValue({ numero: 1, cellules: ['nom', cell] })).toBe(isValue)
  })

  test('is met again where two of its titles at least stand in their columns', () => {
    const entete = enteteAt(aGrille({ 1: ['nom', 'prenom', 'classe'] }), 1, MOTS)
    const repeats = (...cellules: Cellule[]) => repeatsEntete({ numero: 9, cellules }, entete)

    expect(repeats('nom', 'prenom', '')).toBe(true)
    expect(repeats('nom', 'Rui', 'CE2')).toBe(false)
    expect(repeats('prenom', 'nom', 'x')).toBe(false)
  })
})

describe('a title', () => {
  const titresOf = (rows: Readonly<Record<number, readonly Cellule[]>>, ...fusions: Fusion[]) =>
    enteteAt(aGrille(rows, fusions), 2, MOTS).titres.map(({ index, texte, groupe, largeur }) => [
      ...[index, texte, groupe, largeur],
    ])
  const plain = (titles: readonly string[]) => titles.map((title, at) => [at, title, null, 1])

  test('is under that merged sideways over its column, in the row just above, up to one column less than all', () => {
    const rows = { 1: [null, 'Octobre'], 2: ['nom', '5', '12', '19'] }

    expect(titresOf(rows, merged(1, 1, 1, 2))).toEqual([
      [0, 'nom', null, 1],
      [1, '5', 'Octobre', 1],
      [2, '12', 'Octobre', 1],
      [3, '19', null, 1],
    ])
    expect(titresOf(rows, merged(1, 1, 1, 3)).map(([, , groupe]) => groupe)).toEqual([
      null,
      ...Array(3).fill('Octobre'),
    ])
  })

  test.each([
    ['over all the columns', { 1: ['École'], 2: ['a', 'b', 'c'] }, merged(1, 1, 0, 2)],
    ['over one column alone', { 1: ['École'], 2: ['a', 'b', 'c'] }, merged(1, 1, 0, 0)],
    ['that names the table', { 1: ['Liste du CE2'], 2: ['a', 'b', 'c'] }, merged(1, 1, 0, 1)],
    ['that says nothing', { 1: [null], 2: ['a', 'b', 'c'] }, merged(1, 1, 0, 1)],
  ])('is under no title merged %s', (_how, rows, fusion) => {
    expect(titresOf(rows, fusion)).toEqual(plain(['a', 'b', 'c']))
  })

  test('merged downwards or sideways is read once, where it begins', () => {
    const down = titresOf({ 1: ['nom', 'Le père'], 2: [null, 'nom', 'tél'] }, merged(1, 2, 0, 0))
    const aside = titresOf({ 2: ['nom', 'classe', null] }, merged(2, 2, 1, 2))
    const under = titresOf(
      { 0: ['Élève', null, 'École'], 1: ['nom', 'prenom', 'classe'], 2: [null, null, null] },
      merged(0, 0, 0, 1),
      merged(1, 2, 0, 0),
      merged(1, 2, 1, 1),
    )

    expect(down.map(([index, texte]) => [index, texte])).toEqual([
      [0, 'nom'],
      [1, 'nom'],
      [2, 'tél'],
    ])
    expect(aside).toEqual([
      [0, 'nom', null, 1],
      [1, 'classe', null, 2],
    ])
    expect(under).toEqual([
      [0, 'nom', 'Élève', 1],
      [1, 'prenom', 'Élève', 1],
    ])
  })

  test('is completed by that under it, where two others at least have nothing under them', () => {
    const adults = ['nom', 'Adultes', null]

    expect(titresOf({ 1: ['classe', ...adults], 2: [null, null, 'nom', 'tél'] })).toEqual([
      [0, 'classe', null, 1],
      [1, 'nom', null, 1],
      [2, 'nom', 'Adultes', 1],
      [3, 'tél', 'Adultes', 1],
    ])
    expect(titresOf({ 1: ['nom', 'Adultes', null], 2: [null, 'nom', 'tél'] })).toEqual([
      [1, 'nom', null, 1],
      [2, 'tél', null, 1],
    ])
    // One word alone, or a value, completes nothing.
    expect(titresOf({ 1: ['classe', ...adults], 2: [null, null, null, 'tél'] })).toEqual([
      [3, 'tél', null, 1],
    ])
    expect(titresOf({ 1: ['classe', ...adults], 2: [null, null, 'nom', '12'] })).toEqual([
      [2, 'nom', null, 1],
      [3, '12', null, 1],
    ])
  })

  test('has 150 characters at most, and may be a number or a day', () => {
    const [most, more] = [150, 151].map((length) => 'x'.repeat(length)) as [string, string]

    expect(titresOf({ 2: [most, more, 5, { date: '2021-10-05' } as Cellule, 'a\nb'] })).toEqual([
      [0, most, null, 1],
      [2, '5', null, 1],
      [3, '05/10/2021', null, 1],
      [4, 'a b', null, 1],
    ])
  })

  test('announces a champ once, however often it is there', () => {
    const score = headerScorer(MOTS)
    const longest = headerScorer({ ...MOTS, recognise: () => 'nom' })

    expect(score(['nom', 'nom', 'prenom', 12, null])).toBe(2)
    expect(score(['x'])).toBe(0)
    expect([150, 151].map((length) => longest(['x'.repeat(length)]))).toEqual([1, 0])
  })
})
