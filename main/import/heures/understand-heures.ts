import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { parseHeures } from '../../../shared/domain/duree.ts'
import type { ChampHeures } from '../../../shared/domain/import-heures.ts'
import type { RaisonLaissee } from '../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Classeur, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import {
  type Colonne,
  correctorOf,
  indexOf,
  newCells,
  withCorrections,
} from '../understand/cells.ts'
import { asNomComplet, chosenTitres, type Read, spreadNomPrenom } from '../understand/colonnes.ts'
import { headRows, repeatsEntete } from '../understand/entete.ts'
import { joursOf, lastDayOf, namesOf } from '../understand/jours.ts'
import { isSummary } from '../understand/pupil.ts'
import { type RangeesLues, readTables, type Table } from '../understand/tables.ts'
import type { UnderstandOptions } from '../understand/understand.ts'
import { HEURES } from './headers.ts'
import type { HeuresLue, HeuresLues } from './heures-lues.ts'
import { readLigne } from './ligne.ts'

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

/** Title of the days of entries that a month gave. */
const FIN_DE_MOIS = 'Jour (dernier du mois)'

const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)+$/u

export type UnderstandHeuresOptions = Omit<UnderstandOptions, 'etablissement'>

/** Reads each sheet that has a table of hours. `feuilles` is empty when none has. */
export const understandHeures = (
  classeur: Classeur,
  {
    latest,
    corrections = [],
    correspondances: dites = [],
    retenues = [],
    avecMasquees,
    montree,
  }: UnderstandHeuresOptions,
): HeuresLues =>
  readTables(
    withEntries(classeur, latest),
    { avecMasquees, montree },
    {
      vocabulaire: HEURES,
      // A file of hours belongs to no school.
      memoireOf: () => ({ dites, retenues, ecolesOf: () => [] }),
      read: (table) => {
        const colonnes = mapColonnes(table)
        return { colonnes, readLignes: () => readLignes(table, colonnes, { latest, corrections }) }
      },
    },
  )

const withEntries = (classeur: Classeur, latest: IsoDate): Classeur => ({
  ...classeur,
  grilles: classeur.grilles.map((grille) => asEntries(grille, latest)),
})

function mapColonnes({
  entete,
  rangees,
  choisies,
}: Table<ChampHeures>): readonly Colonne<ChampHeures>[] {
  const titres = spreadNomPrenom(entete.titres)
  if (choisies !== null) {
    return chosenTitres(titres, rangees, choisies, HEURES.isChamp).map(toColonne)
  }
  const read = titres.flatMap(({ champ, ...titre }) =>
    champ === null ? [] : [{ ...titre, champ }],
  )
  return asNomComplet(read.map(toColonne), rangees)
}

const toColonne = ({ index, texte, champ }: Read<ChampHeures>): Colonne<ChampHeures> => ({
  index,
  entete: texte,
  champ,
  groupe: 0,
  isShared: true,
})

function readLignes(
  { grille: { nom, is1904 }, entete, rangees: all, codeOf, inconnues }: Table<ChampHeures>,
  colonnes: readonly Colonne<ChampHeures>[],
  { latest, corrections }: Required<Pick<UnderstandHeuresOptions, 'latest' | 'corrections'>>,
): RangeesLues<HeuresLue> {
  const index = indexOf(colonnes)
  const isMonthFirst = writesMonthFirst(all, colonnes)
  const rangees = isMonthFirst ? withDayFirst(all, colonnes) : all
  const correct = correctorOf(nom, corrections)
  const lignes: HeuresLue[] = []
  const rangs = new Map<number, number>()
  const laissees = new Map<RaisonLaissee, readonly number[]>()
  const leave = (raison: RaisonLaissee, numero: number): void => {
    laissees.set(raison, [...new Set([...(laissees.get(raison) ?? []), numero])])
  }
  for (const rangee of rangees) {
    const { numero, cellules, note } = rangee
    if (repeatsEntete(rangee, entete)) {
      leave('entete-repetee', numero)
      continue
    }
    const rang = rangs.get(numero) ?? 0
    rangs.set(numero, rang + 1)
    const corrected = withCorrections(index, cellules, correct(numero, rang))
    const messages = note === undefined ? [] : [{ colonne: null, texte: note }]
    const cells = newCells(corrected, messages, { codeOf, inconnues })
    const ligne = readLigne(cells, { feuille: nom, ligne: numero, rang }, { is1904, latest })
    if (ligne === null) leave(isSummary(cellules) ? 'total' : 'note', numero)
    else lignes.push(ligne)
  }
  const isByMonth = colonnes.some((colonne) => colonne.entete === FIN_DE_MOIS)
  const avis = isByMonth
    ? ['Ce tableau compte par mois : les heures de chaque mois sont notées à son dernier jour.']
    : isMonthFirst
      ? [
          'Les dates de ce fichier ont été lues « mois/jour/année », à l’anglaise : vérifiez-en une.',
        ]
      : []
  return { lignes, laissees, avis }
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})(\/\d{4}.*)$/

const cellsOf = (
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
  champs: readonly ChampHeures[],
): readonly string[] =>
  colonnes
    .filter(({ champ }) => champs.includes(champ))
    .flatMap(({ index }) =>
      rangees.flatMap(({ cellules }) => textOf(cellules[index] ?? null) ?? []),
    )

/**
 * True for the dates of English time trackers, « 10/25/2021 »: told by a day above twelve, or by hours
 * in AM and PM.
 */
function writesMonthFirst(
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
): boolean {
  const dates = cellsOf(rangees, colonnes, ['date']).flatMap((text) => {
    const [, first, second] = SLASHED.exec(text) ?? []
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }]
  })
  if (dates.length === 0 || dates.some(({ first }) => first > 12)) return false
  const isEnglish = cellsOf(rangees, colonnes, ['debut', 'fin']).some((text) =>
    /\d [AP]M$/i.test(text),
  )
  return isEnglish || dates.some(({ second }) => second > 12)
}

function withDayFirst(
  rangees: readonly Rangee[],
  colonnes: readonly Colonne<ChampHeures>[],
): readonly Rangee[] {
  const dates = new Set(colonnes.filter(({ champ }) => champ === 'date').map(({ index }) => index))
  return rangees.map((rangee) => ({
    ...rangee,
    cellules: rangee.cellules.map((cellule, index) =>
      dates.has(index) && typeof cellule === 'string'
        ? cellule.replace(SLASHED, '$2/$1$3')
        : cellule,
    ),
  }))
}

/**
 * A table of persons by days or by months, rewritten as one entry a row: the same sheet with the columns
 * Nom, Prénom, Date and Durée, each row keeping the number of the one it comes from. Any other sheet is
 * returned unchanged.
 */
function asEntries(grille: Grille, latest: IsoDate): Grille {
  for (const entete of headRows(grille)) {
    const rows = personsByDays(grille, entete, latest) ?? daysByPersons(grille, entete, latest)
    if (rows !== null) return { ...grille, rangees: rows, fusions: [] }
  }
  return grille
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
  const champs = cellules.map((one) =>
    typeof one === 'string' ? HEURES.recognise(one, null) : null,
  )
  const periode = cellules.findIndex(
    (one) => typeof one === 'string' && PERIODE.test(normalizeNom(one)),
  )
  const isPeriode = !champs.includes('date')
  const jour = isPeriode ? periode : champs.indexOf('date')
  if (
    jour < 0 ||
    champs.some(
      (champ) => champ !== null && (isIdentite(champ) || champ === 'duree' || champ === 'heures'),
    )
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
      return [{ ...rangee, cellules: isTotal ? [when, null, duree] : cells }]
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
      ],
    },
    ...rows,
  ]
}
