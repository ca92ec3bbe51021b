import { addDays, type IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { parseHeures } from '../../../shared/domain/duree.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { headRows } from '../understand/entete.ts'
import {
  joursDeSemaine,
  joursOf,
  lastDayOf,
  lundiAt,
  namesOf,
  TITLE_OF_SEMAINE,
} from '../understand/jours.ts'
import { isSummary } from '../understand/pupil.ts'
import { DURATIONS, HEURES } from './headers.ts'
import { categorieOf, isTempsDeSeance } from './ligne.ts'

const MIN_JOURS = 2

const isDuree = (cellule: Cellule): boolean => {
  if (typeof cellule === 'number') return cellule >= 0
  if (typeof cellule === 'string') return parseHeures(cellule).ok
  return typeof cellule === 'object' && cellule !== null && 'minutes' in cellule
}

/** True for a cell of no time at all, which is no entry: blank, « 0 », « 0h », 0:00. */
const isNone = (cellule: Cellule): boolean => {
  if (typeof cellule === 'string') {
    const read = parseHeures(cellule)
    return read.ok && read.minutes === 0
  }
  if (typeof cellule !== 'object' || cellule === null) return cellule === null || cellule === 0
  return 'minutes' in cellule && cellule.minutes === 0
}

/** Whether columns hold lengths of time, except for a few words, which are reported on their row. */
const holdDurees = (rangees: readonly Rangee[], indexes: readonly number[]): boolean => {
  const { durees, others } = countDurees(rangees, indexes)
  return durees > 0 && durees >= others
}

/** Title of the first column of a table of persons by weeks, months or other periods without a day. */
const PERIODE = /^(semaine|mois|periode)$/

const periodeIn = (cellules: readonly Cellule[]): number =>
  cellules.findIndex((one) => PERIODE.test(normalizeNom(textOf(one) ?? '')))

/** Title of the days of entries that a month gave. */
export const FIN_DE_MOIS = 'Jour (dernier du mois)'

const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)+$/u

/**
 * A table of persons by days, by months or by catégories, or the sheet of one person, rewritten as one entry a row: the same sheet
 * with the columns Nom, Prénom, Date and Durée, each row keeping the number of the one it comes from. Any other sheet is returned
 * unchanged.
 */
export function asEntries(grille: Grille, latest: IsoDate): Grille {
  for (const entete of headRows(grille)) {
    const layout = LAYOUTS.find((one) => one(grille, entete, latest) !== null)
    const rows =
      layout === undefined
        ? entriesOfOne(grille, entete)
        : allTables(grille, entete, latest, layout)
    if (rows !== null) return { ...grille, rangees: rows, fusions: [] }
  }
  return grille
}

/** Entries of a table under a row of titles, under their own titles; null for a table of another layout. */
type Layout = (grille: Grille, entete: Rangee, latest: IsoDate) => readonly Rangee[] | null

const LAYOUTS: readonly Layout[] = [
  personsByDays,
  personsByWeeks,
  daysByPersons,
  personsByCategories,
]

/** Entries of a table and of those under it, each by its own titles: other days, other persons. */
function allTables(
  grille: Grille,
  entete: Rangee,
  latest: IsoDate,
  layout: Layout,
): readonly Rangee[] {
  const isAgain = ({ numero, cellules }: Rangee): boolean =>
    numero > entete.numero &&
    cellules.some(
      (one, index) =>
        typeof one === 'string' &&
        one === entete.cellules[index] &&
        (recognise(one) !== null || PERIODE.test(normalizeNom(one))),
    )
  const tableAt = (starts: readonly Rangee[], at: number): readonly Rangee[] | null => {
    const end = starts[at + 1]?.numero ?? Number.POSITIVE_INFINITY
    const rangees = grille.rangees.filter(({ numero }) => numero < end)
    return layout({ ...grille, rangees }, starts[at] ?? entete, latest)
  }
  const again = [entete, ...grille.rangees.filter(isAgain)]
  const starts = again.filter((_start, at) => at === 0 || tableAt(again, at) !== null)
  const tables = starts.flatMap((_start, at) => {
    const [titles, ...rows] = tableAt(starts, at) ?? []
    return titles === undefined ? [] : [{ titles, rows }]
  })
  const titles = [...new Set(tables.flatMap((one) => one.titles.cellules))]
  const rows = tables.flatMap((one) =>
    one.rows.map((row) => ({
      ...row,
      cellules: titles.map((title) => row.cellules[one.titles.cellules.indexOf(title)] ?? null),
    })),
  )
  return [{ numero: entete.numero, cellules: titles }, ...rows]
}

/** Counts, in some columns, the cells that are lengths of time, and the others. */
function countDurees(rangees: readonly Rangee[], indexes: readonly number[]) {
  const filled = rangees
    .filter(({ cellules }) => !isSummary(cellules))
    .flatMap(({ cellules }) => indexes.flatMap((index) => cellules[index] ?? []))
  const durees = filled.filter(isDuree).length
  return { durees, others: filled.length - durees }
}

function personsByDays(grille: Grille, rangee: Rangee, latest: IsoDate): readonly Rangee[] | null {
  const { numero } = rangee
  const jours = joursOf(grille, rangee, latest)
  if (jours.length < MIN_JOURS) return null
  const names = namesOf(grille, rangee, (title) => HEURES.recognise(title, null))
  if (names.length === 0) return null
  const below = grille.rangees.filter((one) => one.numero > numero)
  const indexes = jours.map(({ index }) => index)
  if (!holdDurees(below, indexes)) return null
  const titles = names.map(({ titre }) => titre)
  const isByMonth = jours.some(({ finDeMois }) => finDeMois !== null)
  const jourTitre = isByMonth ? FIN_DE_MOIS : 'Date'
  const entete = [
    ...titles,
    jourTitre,
    unitAbove(
      grille,
      numero,
      jours.every(({ date }) => date === null),
    ),
    'Note',
  ]
  const rows = below.flatMap((rangee) =>
    jours.flatMap(({ index, date, finDeMois, titre }): readonly Rangee[] => {
      const duree = rangee.cellules[index] ?? null
      if (isNone(duree)) return []
      const who = names.map((name) => rangee.cellules[name.index] ?? null)
      const jour = date ?? finDeMois
      const when = jour === null ? null : { date: jour }
      return [{ ...rangee, cellules: [...who, when, duree, date === null ? titre : null] }]
    }),
  )
  return rows.length === 0 ? null : [{ numero, cellules: entete }, ...rows]
}

/** « Bénévole | Semaine du | Lundi | Jeudi »: an entry for each day of each week; null for another table. */
function personsByWeeks(grille: Grille, rangee: Rangee, latest: IsoDate): readonly Rangee[] | null {
  const { numero, cellules } = rangee
  const semaine = cellules.findIndex((one) =>
    TITLE_OF_SEMAINE.test(normalizeNom(textOf(one) ?? '')),
  )
  const jours = joursDeSemaine(cellules)
  const names = namesOf(grille, rangee, (title) => HEURES.recognise(title, null))
  if (semaine < 0 || names.length === 0) return null
  const below = grille.rangees.filter((one) => one.numero > numero)
  const indexes = jours.map(({ index }) => index)
  if (!holdDurees(below, indexes)) return null
  const rows = below.flatMap((one) => {
    const lundi = lundiAt(one.cellules[semaine] ?? null, { is1904: grille.is1904, latest })
    return jours.flatMap(({ index, rang, titre }): readonly Rangee[] => {
      const duree = one.cellules[index] ?? null
      if (isNone(duree)) return []
      const who = names.map((name) => one.cellules[name.index] ?? null)
      // A week that is not understood is shown, to be corrected.
      const week = `${titre}, semaine ${textOf(one.cellules[semaine] ?? null) ?? 'non dite'}`
      const when = lundi === null ? week : { date: addDays(lundi, rang - 1) }
      return [{ ...one, cellules: [...who, when, duree] }]
    })
  })
  const titles = names.map(({ titre }) => titre)
  return [{ numero, cellules: [...titles, 'Date', unitAbove(grille, numero, false)] }, ...rows]
}

/** Unit of the table's cells: as a title above says, else hours where each is a month's. */
function unitAbove(grille: Grille, numero: number, isPeriode: boolean): string {
  const above = grille.rangees
    .filter((one) => one.numero < numero)
    .flatMap(({ cellules }) => cellules.flatMap((one) => textOf(one) ?? []))
    .join(' ')
  if (/\bminutes?\b/i.test(above)) return 'Minutes'
  return isPeriode || /\bheures?\b/i.test(above) ? 'Heures' : 'Durée'
}

/** Entries of a table with a day a row and a person a column; null for another table. */
function daysByPersons(
  grille: Grille,
  { numero, cellules }: Rangee,
  latest: IsoDate,
): readonly Rangee[] | null {
  const champs = cellules.map(recognise)
  const periode = periodeIn(cellules)
  const isPeriode = !champs.includes('date')
  const jour = isPeriode ? periode : champs.indexOf('date')
  if (
    jour < 0 ||
    champs.some((champ) => champ === 'duree' || champ === 'heures' || isIdentite(champ ?? ''))
  ) {
    return null
  }
  const below = grille.rangees.filter((one) => one.numero > numero)
  const persons = cellules.flatMap((one, index) =>
    typeof one === 'string' &&
    champs[index] === null &&
    NAME.test(one) &&
    holdDurees(below, [index])
      ? [{ index, nom: one }]
      : [],
  )
  if (persons.length < MIN_JOURS) return null
  // What is said of the day holds for each person.
  const beside = champs.flatMap((champ, index) =>
    champ === 'categorie' || champ === 'note' ? [index] : [],
  )
  const finOf = (when: Cellule): IsoDate | null =>
    isPeriode ? lastDayOf(textOf(when) ?? '', latest) : null
  const isByMonth = below.some(({ cellules }) => finOf(cellules[jour] ?? null) !== null)
  const rows = below.flatMap((rangee) =>
    persons.flatMap(({ index, nom }): readonly Rangee[] => {
      const duree = rangee.cellules[index] ?? null
      const when = rangee.cellules[jour] ?? null
      if (isNone(duree)) return []
      const isTotal = typeof when === 'string' && /^total/i.test(when)
      const fin = finOf(when)
      const end = fin === null ? null : { date: fin }
      const cells = isPeriode ? [nom, end, duree, textOf(when)] : [nom, when, duree]
      const more = beside.map((one) => rangee.cellules[one] ?? null)
      return [{ ...rangee, cellules: isTotal ? [when, null, duree] : [...cells, ...more] }]
    }),
  )
  return [
    {
      numero,
      cellules: [
        'Intervenant',
        isByMonth ? FIN_DE_MOIS : 'Date',
        unitAbove(grille, numero, isPeriode),
        ...(isPeriode ? ['Note'] : []),
        ...beside.map((one) => cellules[one] ?? null),
      ],
    },
    ...rows,
  ]
}

const recognise = (cellule: Cellule): ChampHeures | null =>
  typeof cellule === 'string' ? HEURES.recognise(cellule, null) : null

/** Entries of a table with a column of hours for each catégorie; null for another table. */
function personsByCategories(
  grille: Grille,
  { numero, cellules }: Rangee,
  latest: IsoDate,
): readonly Rangee[] | null {
  const champs = cellules.map(recognise)
  const below = grille.rangees.filter((one) => one.numero > numero)
  const categories = cellules.flatMap((titre, index) =>
    typeof titre === 'string' &&
    champs[index] === null &&
    !COUNTED.test(normalizeNom(titre)) &&
    (categorieOf(titre) !== null || isTempsDeSeance(titre)) &&
    holdDurees(below, [index])
      ? [{ index, titre }]
      : [],
  )
  const names = champs.flatMap((champ, index) => (isIdentite(champ ?? '') ? [index] : []))
  if (categories.length < MIN_CATEGORIES || names.length === 0) return null
  const jour = champs.indexOf('date')
  const mois = periodeIn(cellules)
  const whenOf = (rangee: Rangee): Cellule => {
    if (jour >= 0) return rangee.cellules[jour] ?? null
    const fin = lastDayOf(textOf(rangee.cellules[mois] ?? null) ?? '', latest)
    return fin === null ? null : { date: fin }
  }
  const rows = below.flatMap((rangee) =>
    categories.flatMap(({ index, titre }): readonly Rangee[] => {
      const duree = rangee.cellules[index] ?? null
      if (isNone(duree)) return []
      const who = names.map((name) => rangee.cellules[name] ?? null)
      return [{ ...rangee, cellules: [...who, whenOf(rangee), duree, titre] }]
    }),
  )
  const titles = names.map((name) => cellules[name] ?? null)
  const when = jour < 0 && mois >= 0 ? FIN_DE_MOIS : 'Date'
  return [{ numero, cellules: [...titles, when, 'Heures', 'Catégorie'] }, ...rows]
}
const MIN_CATEGORIES = 2
/** « Nb séances », « Heures par séance » are no hours of a catégorie. */
const COUNTED = /^(?:nb|nombre)\b(?!.*\bheures?\b)|\bpar\b/

/** Entries of a sheet that one person keeps, whose name stands above the titles, « Nom : PETIT Omar », or names the sheet. */
function entriesOfOne(grille: Grille, { numero, cellules }: Rangee): readonly Rangee[] | null {
  const champs = cellules.map(recognise)
  const durees = champs.flatMap((champ, index) =>
    champ !== null && DURATIONS.includes(champ) ? [index] : [],
  )
  if (
    durees.length === 0 ||
    !champs.includes('date') ||
    champs.some((one) => isIdentite(one ?? ''))
  )
    return null
  const saidIn = (rangees: readonly Rangee[]): readonly Said[] =>
    rangees.flatMap((rangee) => rangee.cellules.flatMap((_, index) => saidAt(rangee, index)))
  const holds = (rangee: Rangee, isIt: (cellule: Cellule) => boolean): boolean =>
    durees.some((index) => isIt(rangee.cellules[index] ?? null))
  const said = saidIn(grille.rangees.filter((one) => one.numero < numero))
  const isNamed = said.some(({ champ }) => isIdentite(champ))
  let who = (isNamed ? said : [...nameOfSheet(grille.nom), ...said]).filter(isOfPerson)
  if (!who.some(({ champ }) => isIdentite(champ))) return null
  const rows = grille.rangees.filter((one) => one.numero > numero)
  // « Nom : ROUSSEL Anne » further down: what follows is hers.
  const owned = rows.map((rangee) => {
    const next = holds(rangee, isDuree) ? [] : saidIn([rangee]).filter(isOfPerson)
    const isNext = next.some(({ champ }) => isIdentite(champ))
    if (isNext) {
      who = next
      const cellules = rangee.cellules.map((one, index) => (durees.includes(index) ? null : one))
      return { rangee: { ...rangee, cellules }, who: [] }
    }
    return { rangee, who: holds(rangee, (one) => one !== null) ? who : [] }
  })
  const added = [...new Map(owned.flatMap((one) => one.who).map((one) => [one.champ, one.titre]))]
  const width = Math.max(...grille.rangees.map((one) => one.cellules.length))
  const wide = (own: readonly Cellule[], more: readonly Cellule[]): readonly Cellule[] => [
    ...Array.from({ length: width }, (_, index) => own[index] ?? null),
    ...more,
  ]
  return [
    {
      numero,
      cellules: wide(
        cellules,
        added.map(([, titre]) => titre),
      ),
    },
    ...owned.map((one) => ({
      ...one.rangee,
      cellules: wide(
        one.rangee.cellules,
        added.map(([champ]) => one.who.find((said) => said.champ === champ)?.valeur ?? null),
      ),
    })),
  ]
}

const isOfPerson = ({ champ }: Said): boolean => isIdentite(champ) || champ === 'statut'

type Said = { readonly champ: ChampHeures; readonly titre: string; readonly valeur: string }

/** « Nom : PETIT », in one cell or in two. */
function saidAt({ cellules }: Rangee, index: number): readonly Said[] {
  const [, titre = '', own = ''] =
    /^([^:]{3,40})(?::\s*(.*))?$/s.exec(textOf(cellules[index] ?? null) ?? '') ?? []
  const champ = recognise(titre)
  const valeur = own === '' ? textOf(cellules[index + 1] ?? null) : own
  return champ === null || valeur === null ? [] : [{ champ, titre: titre.trim(), valeur }]
}

/** « PETIT Omar », not « Heures octobre » nor « Feuille 1 ». */
const nameOfSheet = (nom: string): readonly Said[] => {
  const isName =
    NAME.test(nom) &&
    !nom.split(' ').some((word) => recognise(word) !== null || OF_SHEETS.test(normalizeNom(word)))
  return isName ? [{ champ: 'nomPrenom', titre: 'Nom et prénom', valeur: nom }] : []
}
const OF_SHEETS =
  /^(?:feuil|sheet|tabl|releve|suivi|clas|benevol|salari|planning|liste|total|bilan|annee|trimestre|semestre|janv|fevr|mars|avr|mai$|juin|juil|aout|sept|oct|nov|dec|heures?)/
