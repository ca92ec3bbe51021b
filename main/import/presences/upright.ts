import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import type { ChampPresences } from '../../../shared/domain/import-presences.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { formatDate } from '../../../shared/format.ts'
import {
  type Cellule,
  type Grille,
  plainGrille,
  type Rangee,
  shownText,
  textOf,
  transposed,
} from '../reading/grid.ts'
import { readJour } from '../understand/dates.ts'
import { headRows } from '../understand/entete.ts'
import { type JourTitre, joursOf, namesOf } from '../understand/jours.ts'
import { etatOf } from './signes.ts'

/** A sheet as one table: a row of titles (names, then days as dates), and an enfant a row. */
export type Upright = {
  readonly grille: Grille
  /** French sentence on what its rows are, where they are not those of the file. */
  readonly avis: string | null
}

const TURNED =
  'Cette grille a les enfants en colonnes et les dates en lignes : ici, chaque ligne est une colonne du fichier (3 pour C).'
const GATHERED =
  'Ce tableau a une ligne par présence : ici, chaque ligne est un enfant, au numéro de sa première ligne.'

type Recognise = (title: string) => ChampPresences | null
/** Title of a column of names. */
type Name = { readonly index: number; readonly titre: string }
/** A day, and the sub-titles of its columns where « Présent » and « Absent » are two of them. */
type Jour = { readonly index: number; readonly date: IsoDate; readonly etats: readonly string[] }
/** A row of titles: the names and the days of the rows under it. */
type Titles = {
  readonly rangee: Rangee
  readonly names: readonly Name[]
  readonly jours: readonly Jour[]
}

/** Fewest days in the titles of a grid; one alone is enough where the names are titled, if nothing else is found. */
const MIN_JOURS = 2

/** The sheet as one table, however it is laid out; as it is when it holds no day. */
export function uprightGrille(grille: Grille, latest: IsoDate, recognise: Recognise): Upright {
  const titled = (min: number) =>
    titlesOf(grille, latest, min, (rangee) => namesOf(grille, rangee, recognise))
  const titles = titled(MIN_JOURS)
  if (titles !== null) return upright(grille, titles, latest, recognise)
  const untitled = titlesOf(grille, latest, MIN_JOURS, (rangee, jours) =>
    namesUnder(grille, rangee, jours),
  )
  if (untitled !== null) return upright(grille, untitled, latest, recognise)
  const gathered = withDaysGathered(grille, latest, recognise)
  if (gathered !== null) return { grille: gathered, avis: GATHERED }
  const turned = withEnfantsAcross(grille, latest, recognise)
  if (turned !== null) return { grille: turned, avis: TURNED }
  const alone = titled(1)
  return alone === null ? { grille, avis: null } : upright(grille, alone, latest, recognise)
}

/** First row with days and names. */
function titlesOf(
  grille: Grille,
  latest: IsoDate,
  min: number,
  namesIn: (rangee: Rangee, jours: readonly Jour[]) => readonly Name[],
): Titles | null {
  for (const rangee of headRows(grille)) {
    const jours = joursIn(grille, rangee, latest)
    if (jours.length < min) continue
    const names = namesIn(rangee, jours)
    if (names.length > 0) return { rangee, names, jours }
  }
  return null
}

/** Days of a row of titles, each once, with the sub-titles that stand under it. */
function joursIn(grille: Grille, rangee: Rangee, latest: IsoDate): readonly Jour[] {
  const dated = joursOf(grille, rangee, latest).flatMap(({ index, date }: JourTitre) =>
    date === null ? [] : [{ index, date }],
  )
  const below = grille.rangees.find(({ numero }) => numero === rangee.numero + 1)?.cellules ?? []
  const starts = dated.filter(({ date }, at) => dated[at - 1]?.date !== date)
  const jours = starts.map(({ index, date }, at) => {
    const subtitles = below.slice(index, starts[at + 1]?.index).map((one) => textOf(one) ?? '')
    // A blank cell ends them, and so does the end of the row.
    const last = [...subtitles, ''].findIndex((one) => etatOf(one) === null)
    return { index, date, etats: subtitles.slice(0, last) }
  })
  const areSplit = jours.every(({ etats }) => new Set(etats.map(etatOf)).size > 1)
  return areSplit ? jours : dated.map((jour) => ({ ...jour, etats: [] }))
}

/**
 * Columns without a title, before the days, in which most rows under the titles hold a name: one, or the nom and the prénom. None where
 * the row is that of an enfant with dates, as a list of births and entries has them.
 */
function namesUnder(
  { rangees }: Grille,
  { numero, cellules }: Rangee,
  jours: readonly Jour[],
): readonly Name[] {
  const below = rangees.filter((one) => one.numero > numero)
  const isDate = ({ index }: Jour): boolean =>
    DATE.test(shownText(below[0]?.cellules[index] ?? null) ?? '')
  const areInOrder = jours.every(({ date }, at) => (jours[at - 1]?.date ?? '') < date)
  if (!areInOrder || jours.some(isDate)) return []
  const before = cellules.slice(0, jours[0]?.index)
  const [index, second] = [...before.keys()].filter((column) => isOfNames(below, column))
  if (index === undefined) return []
  if (second === undefined) return [{ index, titre: 'Nom et prénom' }]
  if ((cellules[second] ?? null) !== null) return []
  return [
    { index, titre: 'Nom' },
    { index: second, titre: 'Prénom' },
  ]
}
const DATE = /^\d{1,4}[/.-]\d{1,2}\b/

const isOfNames = (rangees: readonly Rangee[], index: number): boolean => {
  const isName = (cellule: Cellule | undefined): boolean =>
    typeof cellule === 'string' && /\p{L}{2}/u.test(cellule) && !/\d/.test(cellule)
  const held = rangees.filter(({ cellules }) => isName(cellules[index])).length
  return held * 2 > rangees.length
}

/** The table under its titles, with what stands under the same titles further down: another group, maybe on other days. */
function upright(grille: Grille, first: Titles, latest: IsoDate, recognise: Recognise): Upright {
  const { numero } = first.rangee
  const isTitle = ({ cellules }: Rangee): boolean =>
    first.names.some(({ index }) => {
      const cellule = cellules[index] ?? null
      return typeof cellule === 'string' && recognise(cellule) !== null
    })
  const others = grille.rangees.flatMap((rangee): readonly Titles[] => {
    if (rangee.numero <= numero || !isTitle(rangee)) return []
    const jours = joursIn(grille, rangee, latest)
    return jours.length === 0 ? [] : [{ ...first, rangee, jours }]
  })
  const columns = columnsOf(grille, [first, ...others])
  const titlesAbove = (rangee: Rangee): Titles | null =>
    rangee.numero < numero
      ? null
      : (others.findLast((one) => one.rangee.numero <= rangee.numero) ?? first)
  return {
    grille: {
      ...grille,
      fusions: grille.fusions.filter((fusion) => fusion.firstRow > numero),
      rangees: grille.rangees.map((rangee) => {
        const titles = titlesAbove(rangee)
        if (titles === null) return rangee
        // A second row of titles: « Élève | Présent | Goûter » under the days.
        if (titles.rangee !== rangee && isTitle(rangee)) return { ...rangee, cellules: [] }
        const cellules =
          titles.rangee === rangee
            ? titleCells(titles, first, columns)
            : markCells(rangee, titles, columns)
        return { ...rangee, cellules: Array.from(cellules, (one) => one ?? null) }
      }),
    },
    avis: null,
  }
}

/** Column of each day: its own under the first titles, a further one for a day that they do not have. */
function columnsOf({ rangees }: Grille, all: readonly Titles[]): ReadonlyMap<IsoDate, number> {
  const columns = new Map<IsoDate, number>()
  let next = Math.max(...rangees.map(({ cellules }) => cellules.length))
  for (const [rank, { jours }] of all.entries()) {
    for (const { date, index } of jours) {
      if (!columns.has(date)) columns.set(date, rank === 0 ? index : next++)
    }
  }
  return columns
}

/** Titles as the first ones are written: days as dates; as texts further down, where titles are only repeated. */
function titleCells(
  { rangee, names, jours }: Titles,
  first: Titles,
  columns: ReadonlyMap<IsoDate, number>,
): readonly (Cellule | undefined)[] {
  const cellules = [...rangee.cellules]
  for (const { index, titre } of names) cellules[index] = titre
  if (rangee === first.rangee) {
    for (const [date, index] of columns) cellules[index] = { date }
    return cellules
  }
  for (const { index } of jours) cellules[index] = null
  for (const { date } of jours) cellules[columns.get(date) ?? 0] = formatDate(date)
  return cellules
}

/** A row with the mark of each day in its column. */
function markCells(
  { numero, cellules: own }: Rangee,
  { rangee, jours }: Titles,
  columns: ReadonlyMap<IsoDate, number>,
): readonly (Cellule | undefined)[] {
  const cellules = [...own]
  const isSubtitles = numero === rangee.numero + 1 && jours[0]?.etats[0] !== undefined
  for (const { index, etats } of jours)
    cellules.fill(null, index, index + Math.max(1, etats.length))
  if (isSubtitles) return cellules
  for (const { index, date, etats } of jours) {
    const ticked = etats.find((_etat, at) => isTicked(own[index + at] ?? null))
    cellules[columns.get(date) ?? index] = (etats.length === 0 ? own[index] : ticked) ?? null
  }
  return cellules
}

const isTicked = (cellule: Cellule): boolean =>
  cellule !== null && etatOf(textOf(cellule) ?? '') !== 'absent'

const DATE_TITRE = /^(?:date|jour)(?: (?:de (?:la )?)?(?:seance|presence|jour))?$/
const ETAT_TITRE = /^(?:presences?|presente?|etat|statut|pointage|assiduite)(?: (?:ou )?absente?)?$/

/** A list with a row for each présence, « Date | Enfant | Présence », as one table; null for another layout. */
function withDaysGathered(grille: Grille, latest: IsoDate, recognise: Recognise): Grille | null {
  for (const { numero, cellules } of headRows(grille)) {
    const at = (titre: RegExp): number =>
      cellules.findIndex((one) => typeof one === 'string' && titre.test(normalizeNom(one)))
    const [jour, etat] = [at(DATE_TITRE), at(ETAT_TITRE)]
    const names = cellules.flatMap((titre, index) => {
      const champ = typeof titre === 'string' ? recognise(titre) : null
      return champ !== null && isIdentite(champ) ? [index] : []
    })
    if (etat < 0) continue
    const columns = new Map<IsoDate, number>()
    const rows = new Map<string, { readonly numero: number; readonly cellules: Cellule[] }>()
    for (const rangee of grille.rangees.filter((one) => one.numero > numero)) {
      const own = names.map((index) => rangee.cellules[index] ?? null)
      const { valeur } = readJour(rangee.cellules[jour] ?? null, { is1904: grille.is1904, latest })
      if (valeur === null || 'annee' in valeur || own.every((one) => one === null)) continue
      const column = columns.get(valeur.date) ?? names.length + columns.size
      columns.set(valeur.date, column)
      const key = own.map((one) => normalizeNom(textOf(one) ?? '')).join('|')
      const row = rows.get(key) ?? { numero: rangee.numero, cellules: own }
      row.cellules[column] = rangee.cellules[etat] ?? null
      rows.set(key, row)
    }
    if (rows.size === 0) continue
    const titles = names.map((index) => cellules[index] ?? null)
    const days = [...columns.keys()].map((date) => ({ date }))
    const filled = [...rows.values()].map((row) => ({
      ...row,
      cellules: Array.from(row.cellules, (one) => one ?? null),
    }))
    return plainGrille(grille.nom, [{ numero, cellules: [...titles, ...days] }, ...filled])
  }
  return null
}

/**
 * The sheet with its rows as columns, where the enfants stand side by side over days that go down; null for another layout.
 */
function withEnfantsAcross(grille: Grille, latest: IsoDate, recognise: Recognise): Grille | null {
  const turned = transposed(grille)
  for (const rangee of headRows(turned)) {
    const jours = joursOf(turned, rangee, latest).filter(({ date }) => date !== null)
    const [first, second] = jours
    if (first === undefined || second === undefined) continue
    const below = turned.rangees.filter(({ numero }) => numero > rangee.numero)
    const named = namesOf(turned, rangee, recognise)
    const names = named.length > 0 ? named : namesAbove(below, first.index)
    if (names.length === 0) continue
    const cellules = [...rangee.cellules]
    for (const { index, titre } of names) cellules[index] = titre
    for (const { index, date } of jours) cellules[index] = date === null ? null : { date }
    return { ...turned, rangees: [{ numero: rangee.numero, cellules }, ...below] }
  }
  return null
}

/** Row of names just above the first day, in which most columns hold a name. */
function namesAbove(columns: readonly Rangee[], firstDay: number): readonly Name[] {
  for (let index = firstDay - 1; index >= 0; index--) {
    if (isOfNames(columns, index)) return [{ index, titre: 'Nom et prénom' }]
  }
  return []
}
