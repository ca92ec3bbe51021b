import { answerOf } from './oui-non.ts'

/**
 * A table as a grid, for documents and spreadsheets alike, from which the heads of a cell are found. A cell
 * holds words, or places to fill (`vide`), or nothing that matters.
 */
export type CaseGrille = {
  readonly texte: string
  /** True for a cell with a place to fill, or empty so that it may be filled. */
  readonly vide: boolean
  readonly ligne: number
  readonly colonne: number
  readonly hauteur: number
  readonly largeur: number
}

export type Grille = {
  at(ligne: number, colonne: number): CaseGrille | undefined
  readonly hauteur: number
  readonly largeur: number
}

/** Grid of these cells: a merged one is found at each place that it covers. */
export function grilleOf(cases: readonly CaseGrille[]): Grille {
  const byPlace = new Map<string, CaseGrille>()
  let [hauteur, largeur] = [0, 0]
  for (const cell of cases) {
    for (let row = 0; row < cell.hauteur; row++) {
      for (let column = 0; column < cell.largeur; column++) {
        byPlace.set(`${cell.ligne + row}/${cell.colonne + column}`, cell)
      }
    }
    hauteur = Math.max(hauteur, cell.ligne + cell.hauteur)
    largeur = Math.max(largeur, cell.colonne + cell.largeur)
  }
  return { at: (ligne, colonne) => byPlace.get(`${ligne}/${colonne}`), hauteur, largeur }
}

export type Tetes = {
  readonly lignes: readonly string[]
  readonly colonnes: readonly string[]
  readonly voisins: readonly string[]
  /** Title that takes a whole row over the rows below, and the corner of the heads. */
  readonly titre: string | null
  readonly coin: string | null
}

const says = (cell: CaseGrille | undefined): cell is CaseGrille & { readonly vide: false } =>
  cell !== undefined && !cell.vide && cell.texte !== ''

/** Heads of a cell: words at its left, above it, and the titles of its table. */
export function tetesOf(grille: Grille, cell: CaseGrille): Tetes {
  const [left, colonnes] = [leftOf(grille, cell), aboveOf(grille, cell)]
  // « Oui | Non | Réunion d’information »: the words of a row may stand at its right.
  const isAnswer = left.length === 0 && answerOf(colonnes[0] ?? '') !== null
  return {
    lignes: isAnswer ? rightOf(grille, cell) : left,
    colonnes,
    voisins: siblingsOf(grille, cell),
    titre: titleOf(grille, cell),
    coin: cornerOf(grille, cell),
  }
}

/** Kind of answer told beside its words, and that which adds nothing to them. */
const UNITES =
  /^(?:nombre|nb|texte|dates?|jj\W?mm\W?aaaa|oui\W*non|ratio|liste|chiffre|%|h|heures?|jours?|semaines?|séances?\W+semaines?|etp|€|euros?)\.?$/i
const FORMATS = /^(?:texte|dates?|jj\W?mm\W?aaaa|oui\W*non|ratio|liste|chiffre|jours?)\.?$/i

/** Nearest words at the left, then wider heads that cover several rows. */
function leftOf(grille: Grille, cell: CaseGrille): readonly string[] {
  const found: string[] = []
  const seen = new Set<CaseGrille>()
  for (let column = cell.colonne - 1; column >= 0; column--) {
    const left = grille.at(cell.ligne, column)
    if (left === undefined || seen.has(left)) continue
    seen.add(left)
    if (!says(left)) {
      // Words beyond another place belong to that place, unless they are the head of the whole row.
      if (found.length > 0) break
      continue
    }
    // « Durée | semaines | ___ »: the unit stands between the words and the place.
    const isUnite = found.length === 1 && UNITES.test(found[0] ?? '')
    if (found.length > 0 && left.hauteur <= cell.hauteur && column > 0 && !isUnite) break
    if (isUnite && FORMATS.test(found[0] ?? '')) found.pop()
    // The unit comes after the words in what she reads.
    if (isUnite) found.unshift(left.texte)
    else found.push(left.texte)
  }
  return found
}

/** Nearest words at the right of a cell that has none at its left. */
export const rightOf = (grille: Grille, cell: CaseGrille): readonly string[] =>
  rowOf(grille, cell.ligne)
    .filter(says)
    .map(({ texte }) => texte)
    .slice(0, 1)

/** Heads of the column: the words above its places, and the words above those. */
function aboveOf(grille: Grille, cell: CaseGrille): readonly string[] {
  const found: string[] = []
  let last: CaseGrille | undefined
  for (let row = cell.ligne - 1; row >= 0; row--) {
    const own = grille.at(row, cell.colonne)
    const isEmpty = own === undefined || isGap(grille, own)
    const up = isEmpty ? headOver(grille, row, cell.colonne) : own
    if (up !== undefined && up === last) continue
    last = up
    if (!says(up)) {
      // A blank cell that is no place ends the table.
      if (found.length > 0 || (up === undefined ? !isTitleRow(grille, row) : !up.vide)) break
      continue
    }
    if (isTitle(grille, up)) {
      // A title is the label of the cell right under it, at the same edge.
      const isLabel =
        found.length === 0 && up.ligne + up.hauteur === cell.ligne && up.colonne === cell.colonne
      if (isLabel) found.push(up.texte)
      if (isLabel || found.length > 0) break
      // A title between rows leaves the heads above it in force.
      continue
    }
    if (up.colonne === 0 && cell.colonne === 0 && up.largeur <= cell.largeur && found.length > 0)
      break
    found.push(up.texte)
    // Three floors of heads at most.
    if (found.length === 3) break
  }
  return found
}

/**
 * An empty cell among the heads, which is no place: the corner of a second row of heads, or the rest of a head
 * that nobody merged (« Nombre | | Heures | » over « Prévu | Réel | Prévu | Réel »).
 */
export function isGap(grille: Grille, cell: CaseGrille): boolean {
  if (!cell.vide || cell.texte !== '') return false
  const below = grille.at(cell.ligne + 1, cell.colonne)
  if (says(below) && isOverPlaces(grille, below))
    return headOver(grille, cell.ligne, cell.colonne) !== undefined
  const others = rowOf(grille, cell.ligne).filter((one) => one !== cell)
  return others.length >= 2 && others.every((one) => says(one) && isOverPlaces(grille, one))
}

/** Cells of a row, each once, from left to right. */
export const rowOf = (grille: Grille, ligne: number): readonly CaseGrille[] => {
  const cells = Array.from({ length: grille.largeur }, (_, column) => grille.at(ligne, column))
  return [...new Set(cells)].filter((one) => one !== undefined)
}

const isOverPlaces = (grille: Grille, head: CaseGrille): boolean =>
  grille.at(head.ligne + head.hauteur, head.colonne)?.vide === true

/** The words at the left of a gap, in its row, over words that are heads themselves. */
function headOver(grille: Grille, ligne: number, colonne: number): CaseGrille | undefined {
  const below = grille.at(ligne + 1, colonne)
  if (!says(below) || !isOverPlaces(grille, below)) return undefined
  for (let column = colonne - 1; column > 0; column--) {
    const left = grille.at(ligne, column)
    if (says(left)) return left
    if (left !== undefined && !left.vide) return undefined
  }
  return undefined
}

/** True for a row that holds a title alone, whose other cells the file leaves out. */
function isTitleRow(grille: Grille, row: number): boolean {
  const first = grille.at(row, 0)
  return says(first) && isTitle(grille, first)
}

/** True for a cell of words that fills its row, or that begins it alone. */
const isTitle = (grille: Grille, cell: CaseGrille): boolean =>
  grille.largeur > 1 &&
  (cell.largeur >= grille.largeur ||
    (cell.colonne === 0 &&
      rowOf(grille, cell.ligne).every((one) => one === cell || (!one.vide && one.texte === ''))))

function titleOf(grille: Grille, cell: CaseGrille): string | null {
  for (let row = cell.ligne - 1; row >= 0; row--) {
    const first = grille.at(row, 0)
    if (says(first) && isTitle(grille, first)) return first.texte
  }
  return null
}

/** Words of the corner where the heads of the columns and of the rows meet: « Tranche d’âge ». */
function cornerOf(grille: Grille, cell: CaseGrille): string | null {
  for (let row = cell.ligne - 1; row >= 0; row--) {
    const up = grille.at(row, cell.colonne)
    if (up?.vide === true) continue
    if (!says(up) || isTitle(grille, up)) return null
    // Where the row itself begins with a place, the first head is that of its own column.
    if (grille.at(cell.ligne, 0)?.vide === true) return null
    const corner = grille.at(up.ligne, 0)
    return says(corner) && corner !== up && cell.colonne >= corner.largeur ? corner.texte : null
  }
  return null
}

/** First words of the other rows, the nearest above first: « Salariés », « Bénévoles » tell the subject of « Total ». */
function siblingsOf(grille: Grille, cell: CaseGrille): readonly string[] {
  const known = siblings.get(grille) ?? new Map<number, readonly string[]>()
  siblings.set(grille, known)
  const own = known.get(cell.ligne) ?? readSiblings(grille, cell)
  known.set(cell.ligne, own)
  return own
}

/** First words by row, found once for all the cells of the row. */
const siblings = new WeakMap<Grille, Map<number, readonly string[]>>()

function readSiblings(grille: Grille, cell: CaseGrille): readonly string[] {
  const found = new Set<string>()
  const add = (row: number) => {
    const first = grille.at(row, 0)
    if (says(first)) found.add(first.texte)
  }
  for (let row = cell.ligne - 1; row >= 0; row--) add(row)
  for (let row = cell.ligne + 1; row < grille.hauteur; row++) add(row)
  return [...found]
}
