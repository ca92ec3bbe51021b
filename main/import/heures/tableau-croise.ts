import type { IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { parseHeures } from '../../../shared/domain/duree.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { headRows } from '../understand/entete.ts'
import { type JourTitre, joursOf, namesOf } from '../understand/jours.ts'
import { isSummary } from '../understand/pupil.ts'
import { HEURES } from './headers.ts'

const MIN_JOURS = 2

/**
 * A table of persons by days or by months, rewritten as one entry a row: the same sheet with the columns
 * Nom, Prénom, Date and Durée, each row keeping the number of the one it comes from. Any other sheet is
 * returned unchanged.
 */
export function asEntries(grille: Grille, latest: IsoDate): Grille {
  for (const entete of headRows(grille)) {
    const rows = personsByDays(grille, entete, latest) ?? daysByPersons(grille, entete)
    if (rows !== null) return { ...grille, rangees: rows, fusions: [] }
  }
  return grille
}

const isDuree = (cellule: Cellule): boolean => {
  if (typeof cellule === 'number') return cellule >= 0
  if (typeof cellule === 'string') return parseHeures(cellule).ok
  return typeof cellule === 'object' && cellule !== null && 'minutes' in cellule
}

/** Counts, in some columns, the cells that are lengths of time, and the others. */
function countDurees(rangees: readonly Rangee[], indexes: readonly number[]) {
  const filled = rangees
    .filter(({ cellules }) => !isSummary(cellules))
    .flatMap(({ cellules }) => indexes.flatMap((index) => cellules[index] ?? []))
  const durees = filled.filter(isDuree).length
  return { durees, others: filled.length - durees }
}

/** Whether columns hold lengths of time, except for a few words, which are reported on their row. */
const holdDurees = (rangees: readonly Rangee[], indexes: readonly number[]): boolean => {
  const { durees, others } = countDurees(rangees, indexes)
  return durees > 0 && durees >= others
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
  const entete = [...titles, 'Date', unitAbove(grille, numero, jours), 'Note']
  const rows = below.flatMap((rangee) =>
    jours.flatMap(({ index, date, titre }): readonly Rangee[] => {
      const duree = rangee.cellules[index] ?? null
      if (duree === null || duree === 0) return []
      const who = names.map((name) => rangee.cellules[name.index] ?? null)
      const when = date === null ? null : { date }
      return [{ ...rangee, cellules: [...who, when, duree, date === null ? titre : null] }]
    }),
  )
  return rows.length === 0 ? null : [{ numero, cellules: entete }, ...rows]
}

/** Unit of the table's cells: as a title above says, else hours where each is a month's. */
function unitAbove(grille: Grille, numero: number, jours: readonly JourTitre[]): string {
  const above = grille.rangees
    .filter((one) => one.numero < numero)
    .flatMap(({ cellules }) => cellules.flatMap((one) => textOf(one) ?? []))
    .join(' ')
  if (/\bminutes?\b/i.test(above)) return 'Minutes'
  const isMois = jours.every(({ date }) => date === null)
  return isMois || /\bheures?\b/i.test(above) ? 'Heures' : 'Durée'
}

/** Title of the first column of a table of persons by weeks, months or other periods without a day. */
const PERIODE = /^(semaine|mois|periode)$/

const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)+$/u

/** Entries of a table with a day a row and a person a column; null for another table. */
function daysByPersons(grille: Grille, { numero, cellules }: Rangee): readonly Rangee[] | null {
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
  const rows = below.flatMap((rangee) =>
    persons.flatMap(({ index, nom }): readonly Rangee[] => {
      const duree = rangee.cellules[index] ?? null
      const when = rangee.cellules[jour] ?? null
      if (duree === null || duree === 0) return []
      const isTotal = typeof when === 'string' && /^total/i.test(when)
      const cells = isPeriode ? [nom, null, duree, textOf(when)] : [nom, when, duree]
      return [{ ...rangee, cellules: isTotal ? [when, null, duree] : cells }]
    }),
  )
  return [
    {
      numero,
      cellules: [
        'Intervenant',
        'Date',
        unitAbove(grille, numero, [{ index: 0, titre: '', date: isPeriode ? null : '2000-01-01' }]),
        ...(isPeriode ? ['Note'] : []),
      ],
    },
    ...rows,
  ]
}
