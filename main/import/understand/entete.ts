import type { Cellule, Fusion, Grille, Rangee } from '../reading/grid.ts'
import { type Champ, isIdentite, isNomComplet } from './champ.ts'
import { recogniseHeader } from './headers.ts'

/** A column's title, with the merged title above it. */
export type Titre = {
  readonly index: number
  /** As written in the file. */
  readonly texte: string
  readonly groupe: string | null
  /** Columns that the title covers (2 or more when merged sideways). */
  readonly largeur: number
  readonly champ: Champ | null
}

export type Entete = { readonly ligne: number; readonly titres: readonly Titre[] }

/** Titles, logos and instructions stand above the header, seldom more. */
const MAX_HEADER_ROW = 30
const MAX_TITLE_LENGTH = 150

/** How many different things the cells announce, read as headers. */
export function scoreHeader(cellules: readonly Cellule[]): number {
  const champs = cellules.map((cellule) =>
    typeof cellule === 'string' && cellule.length <= MAX_TITLE_LENGTH
      ? recogniseHeader(cellule)
      : null,
  )
  return new Set(champs.filter((champ) => champ !== null)).size
}

/** The row of the first 30 that announces most, provided that it names a child; null when none does. */
export function findEntete(grille: Grille): Entete | null {
  let best: { readonly entete: Entete; readonly score: number } | null = null
  for (const rangee of grille.rangees) {
    if (rangee.numero > MAX_HEADER_ROW) break
    const entete = { ligne: rangee.numero, titres: titresOf(grille, rangee) }
    const score = scoreOf(entete.titres)
    if (score > (best?.score ?? 0)) best = { entete, score }
  }
  return best?.entete ?? null
}

function scoreOf(titres: readonly Titre[]): number {
  const champs = new Set(titres.flatMap(({ champ }) => (champ === null ? [] : [champ])))
  const identites = [...champs].filter(isIdentite)
  const isNamed =
    identites.some(isNomComplet) || identites.length >= 2 || (champs.has('nom') && champs.size >= 2)
  return isNamed ? champs.size : 0
}

function titresOf(grille: Grille, rangee: Rangee): readonly Titre[] {
  const { numero } = rangee
  const near = grille.fusions.filter((f) => f.firstRow <= numero && f.lastRow >= numero - 2)
  const width = Math.max(rangee.cellules.length, ...near.map((fusion) => fusion.lastColumn + 1))
  const titres: Titre[] = []
  for (let index = 0; index < width; index++) {
    const own = near.find((f) => covers(f, numero, index))
    const source = own?.firstColumn === index ? own.firstRow : own ? null : numero
    const texte = source === null ? null : titleAt(grille, source, index)
    if (texte === null) continue
    const groupe = groupeOf(grille, near, own?.firstRow ?? numero, index, width)
    const largeur = own ? own.lastColumn - own.firstColumn + 1 : 1
    titres.push({ index, texte, groupe, largeur, champ: recogniseHeader(texte, groupe) })
  }
  return titres
}

const covers = (fusion: Fusion, row: number, column: number): boolean =>
  fusion.firstRow <= row &&
  row <= fusion.lastRow &&
  fusion.firstColumn <= column &&
  column <= fusion.lastColumn

function titleAt(grille: Grille, numero: number, index: number): string | null {
  const cellule = grille.rangees.find((rangee) => rangee.numero === numero)?.cellules[index]
  if (typeof cellule === 'number') return String(cellule)
  return typeof cellule === 'string' && cellule.length <= MAX_TITLE_LENGTH
    ? cellule.replaceAll('\n', ' ')
    : null
}

/** The title merged sideways just above; one that covers the whole table is the table's own. */
function groupeOf(
  grille: Grille,
  near: readonly Fusion[],
  row: number,
  index: number,
  width: number,
): string | null {
  const above = near.find(
    (f) => f.lastRow === row - 1 && covers(f, row - 1, index) && f.lastColumn > f.firstColumn,
  )
  if (!above || above.lastColumn - above.firstColumn + 1 >= width) return null
  return titleAt(grille, above.firstRow, above.firstColumn)
}

/** The header met again lower down, as on a printed list. */
export function repeatsEntete(rangee: Rangee, entete: Entete): boolean {
  const same = entete.titres.filter(({ index, texte }) => rangee.cellules[index] === texte)
  return same.length >= 2
}
