import { formatDate } from '../../../shared/format.ts'
import type { Cellule, Fusion, Grille, Rangee } from '../reading/grid.ts'

/** How the header of one kind of table is known; `C` names what its columns can hold. */
export type Vocabulaire<C extends string> = {
  /** Name of the kind of table, which tells it from others that bear the same titles. */
  readonly genre: string
  /** Champ that a header announces, under the merged title above it if any; null for an unknown header. */
  readonly recognise: (header: string, groupe: string | null) => C | null
  /** Corrects the champs of all the titles of a row, which mean more together than one by one. */
  readonly together?: (titres: readonly Titre<C>[]) => readonly Titre<C>[]
  /** True when columns of these champs make such a table. */
  readonly isTable: (champs: ReadonlySet<C>) => boolean
  /** Whether a text, chosen by the person or kept, is a champ. */
  readonly isChamp: (text: string) => text is C
  /** Champ under which the values of a column are explained: its own, or one for several columns. */
  readonly champDit: (champ: C) => string
}

/** A column's title, with the merged title above it. */
export type Titre<C extends string> = {
  readonly index: number
  /** As written in the file. */
  readonly texte: string
  readonly groupe: string | null
  /** Columns that the title covers (2 or more when merged sideways). */
  readonly largeur: number
  readonly champ: C | null
}

export type Entete<C extends string> = {
  readonly ligne: number
  readonly titres: readonly Titre<C>[]
}

/** Last row where a header is looked for: titles, logos and instructions stand above it, seldom more. */
const MAX_HEADER_ROW = 30
const MAX_TITLE_LENGTH = 150

/** Scores a row by the number of different champs that its cells announce as headers. */
export const headerScorer =
  <C extends string>({ recognise }: Vocabulaire<C>) =>
  (cellules: readonly Cellule[]): number => {
    const champs = cellules.map((cellule) =>
      typeof cellule === 'string' && cellule.length <= MAX_TITLE_LENGTH
        ? recognise(cellule, null)
        : null,
    )
    return new Set(champs.filter((champ) => champ !== null)).size
  }

/**
 * Header among the first 30 rows: the one with most champs, provided that it makes a table; null when none does.
 * Where a sheet has tables one under the other, the first one's: the titles of the others are met further down.
 */
export function findEntete<C extends string>(
  grille: Grille,
  vocabulaire: Vocabulaire<C>,
): Entete<C> | null {
  let best: { readonly entete: Entete<C>; readonly score: number } | null = null
  const tables: Entete<C>[] = []
  for (const rangee of headRows(grille)) {
    const entete = { ligne: rangee.numero, titres: titresOf(grille, rangee, vocabulaire) }
    const score = scoreOf(entete.titres, vocabulaire)
    if (score > (best?.score ?? 0)) best = { entete, score }
    if (score > 0 && isOfTitles(rangee, entete)) tables.push(entete)
  }
  const last = best?.entete.ligne ?? 0
  const holdsRows = ({ ligne }: Entete<C>): boolean =>
    grille.rangees.some(({ numero, cellules }) => {
      const filled = cellules.filter((cellule) => cellule !== null).length
      return numero > ligne && numero < last && filled >= 2
    })
  return tables.find(holdsRows) ?? best?.entete ?? null
}

/** Whether most of the cells of a row are known titles, and none is a value. */
export function isOfTitles(rangee: Rangee, { titres }: Pick<Entete<string>, 'titres'>): boolean {
  const known = titres.filter(({ champ }) => champ !== null)
  return !holdsValue(rangee) && known.length * 5 >= titres.length * 3
}

/** Whether a cell of a row is no title: a day, a number, or a text with a number of two digits (a date, a phone). */
export const holdsValue = ({ cellules }: Rangee): boolean =>
  cellules.some((one) => one !== null && (typeof one !== 'string' || /\d{2}/.test(one)))

/** The titles of the row that the person points at; none when there is no such row. */
export function enteteAt<C extends string>(
  grille: Grille,
  ligne: number,
  vocabulaire: Vocabulaire<C>,
): Entete<C> {
  const rangee = grille.rangees.find(({ numero }) => numero === ligne)
  return { ligne, titres: rangee === undefined ? [] : titresOf(grille, rangee, vocabulaire) }
}

/** The rows that may be the header, first to last. */
export const headRows = (grille: Grille): readonly Rangee[] =>
  grille.rangees.filter(({ numero }) => numero <= MAX_HEADER_ROW)

/**
 * Likely header when no title is known: the first of the rows that hold most texts. null for a sheet that is no
 * table.
 */
export function guessEntete<C extends string>(
  grille: Grille,
  vocabulaire: Vocabulaire<C>,
): Entete<C> | null {
  const width = ({ cellules }: Rangee): number =>
    cellules.filter((cellule) => typeof cellule === 'string').length
  const widest = Math.max(0, ...headRows(grille).map(width))
  const found = headRows(grille).find((rangee) => width(rangee) === widest)
  const isTable = widest >= 2 && grille.rangees.at(-1) !== found
  return found === undefined || !isTable ? null : enteteAt(grille, found.numero, vocabulaire)
}

function scoreOf<C extends string>(
  titres: readonly Titre<C>[],
  { isTable }: Vocabulaire<C>,
): number {
  const champs = new Set(titres.flatMap(({ champ }) => (champ === null ? [] : [champ])))
  return isTable(champs) ? champs.size : 0
}

function titresOf<C extends string>(
  grille: Grille,
  rangee: Rangee,
  { recognise, together = (titres) => titres }: Vocabulaire<C>,
): readonly Titre<C>[] {
  const { numero } = rangee
  const near = grille.fusions.filter((f) => f.firstRow <= numero && f.lastRow >= numero - 2)
  const above = grille.rangees.find((one) => one.numero === numero - 1)
  const over = above !== undefined && isUnder(rangee, above) ? above : null
  const width = Math.max(
    rangee.cellules.length,
    over?.cellules.length ?? 0,
    ...near.map((fusion) => fusion.lastColumn + 1),
  )
  const titres: Titre<C>[] = []
  for (let index = 0; index < width; index++) {
    const own = near.find((f) => covers(f, numero, index))
    const source = own?.firstColumn === index ? own.firstRow : own ? null : numero
    const said = source === null ? null : titleAt(grille, source, index)
    const texte = said ?? (over === null || own ? null : titleAt(grille, numero - 1, index))
    if (texte === null) continue
    const groupe =
      groupeOf(grille, near, own?.firstRow ?? numero, index, width) ??
      (over === null || said === null ? null : spanOver(over, index))
    const largeur = own ? own.lastColumn - own.firstColumn + 1 : 1
    titres.push({ index, texte, groupe, largeur, champ: recognise(texte, groupe) })
  }
  return together(titres)
}

/**
 * Whether a row only completes the titles above it: « Nom | Tél » under « Responsables légaux », which nothing else of its row has
 * under it. Each of its words stands under a title that goes over several columns, merged or not.
 */
function isUnder(rangee: Rangee, above: Rangee): boolean {
  const filled = [...rangee.cellules.keys()].filter((index) => at(rangee, index) !== null)
  const alone = [...above.cellules.keys()].filter(
    (index) => at(above, index) !== null && at(rangee, index) === null,
  )
  return (
    filled.length >= 2 &&
    alone.length >= 2 &&
    !holdsValue(rangee) &&
    filled.every((index) => spanOver(above, index) !== null) &&
    filled.some((index) => at(above, index) === null)
  )
}

const at = ({ cellules }: Rangee, index: number): Cellule => cellules[index] ?? null

/** Title over a column: the last one at its left, when nothing but blank cells is between them, or beside it. */
function spanOver(above: Rangee, index: number): string | null {
  const start = above.cellules.findLastIndex((one, column) => column <= index && one !== null)
  const title = at(above, start)
  const isWide = at(above, start + 1) === null
  return typeof title === 'string' && isWide ? title : null
}

const covers = (fusion: Fusion, row: number, column: number): boolean =>
  fusion.firstRow <= row &&
  row <= fusion.lastRow &&
  fusion.firstColumn <= column &&
  column <= fusion.lastColumn

function titleAt(grille: Grille, numero: number, index: number): string | null {
  const cellule = grille.rangees.find((rangee) => rangee.numero === numero)?.cellules[index]
  if (typeof cellule === 'number') return String(cellule)
  if (typeof cellule === 'object' && cellule !== null && 'date' in cellule) {
    return formatDate(cellule.date)
  }
  return typeof cellule === 'string' && cellule.length <= MAX_TITLE_LENGTH
    ? cellule.replaceAll('\n', ' ')
    : null
}

/** Title merged sideways just above; not one that covers the whole table. */
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
  const title = titleAt(grille, above.firstRow, above.firstColumn)
  return title !== null && NAMES_THE_TABLE.test(title) ? null : title
}

/** « Liste des élèves » names the whole table, however many columns it was merged over. */
const NAMES_THE_TABLE = /^\s*(?:listes?|tableaux?|effectifs?|fichier|suivi|recensement)\b/i

/** True for the header repeated lower down, as on a printed list. */
export function repeatsEntete(rangee: Rangee, entete: Entete<string>): boolean {
  const same = entete.titres.filter(({ index, texte }) => rangee.cellules[index] === texte)
  return same.length >= 2
}
