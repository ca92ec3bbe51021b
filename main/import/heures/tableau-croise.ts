import { addDays, type IsoDate } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { parseHeures } from '../../../shared/domain/duree.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { readJour } from '../understand/dates.ts'
import { headRows } from '../understand/entete.ts'
import { HEURES } from './headers.ts'

/** A day or a month that stands as a title; `date` is null for a month, which says no day. */
type Jour = { readonly index: number; readonly titre: string; readonly date: IsoDate | null }

const MOIS =
  /^(janv(ier)?|fevr?(ier)?|mars|avr(il)?|mai|juin|juil(let)?|aout|sept(embre)?|oct(obre)?|nov(embre)?|dec(embre)?)( (20)?\d{2})?$/

const MIN_JOURS = 2

/**
 * A table of persons by days or by months, written as one entry a row: the same sheet with the columns Nom,
 * Prénom, Date and Durée, each row keeping the number of the one it comes from. Any other sheet, as it is.
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

/** Whether a column holds lengths of time, and some. */
const holdsDurees = (rangees: readonly Rangee[], index: number): boolean => {
  const filled = rangees
    .map(({ cellules }) => cellules[index] ?? null)
    .filter((one) => one !== null)
  return filled.every(isDuree)
}

function jourOf(cellule: Cellule, index: number, latest: IsoDate): Jour | null {
  const titre = textOf(cellule)
  if (titre === null || typeof cellule === 'number') return null
  if (MOIS.test(normalizeNom(titre))) return { index, titre, date: null }
  if (typeof cellule === 'string' && !/\d/.test(cellule)) return null
  const { valeur } = readJour(cellule, { is1904: false, latest })
  if (valeur !== null) return 'date' in valeur ? { index, titre, date: valeur.date } : null
  // « 05/10 »: the year is that of the file.
  const [, jour, mois] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(titre) ?? []
  if (jour === undefined || mois === undefined) return null
  const found = [0, 1].map((back) => {
    const annee = Number(latest.slice(0, 4)) - back
    const read = readJour(`${jour}/${mois}/${annee}`, { is1904: false, latest }).valeur
    return read !== null && 'date' in read ? read.date : null
  })
  return { index, titre, date: found.find((date) => date !== null && date <= latest) ?? null }
}

/** Titles that are all the first of a month name months. */
const asMois = (jours: readonly Jour[]): readonly Jour[] =>
  jours.length > 1 && jours.every(({ date }) => date?.endsWith('-01') === true)
    ? jours.map(({ index, date }) => ({ index, titre: moisText(date), date: null }))
    : jours

const moisText = (date: IsoDate | null): string =>
  date === null
    ? ''
    : new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${addDays(date, 0)}T00:00:00Z`),
      )

function personsByDays(
  grille: Grille,
  { numero, cellules }: Rangee,
  latest: IsoDate,
): readonly Rangee[] | null {
  const champs = cellules.map((one) =>
    typeof one === 'string' ? HEURES.recognise(one, null) : null,
  )
  const names = champs.flatMap((champ, index) =>
    champ !== null && isIdentite(champ) ? [{ champ, index }] : [],
  )
  if (names.length === 0) return null
  const below = grille.rangees.filter((one) => one.numero > numero)
  const jours = asMois(
    cellules.flatMap((cellule, index) => jourOf(cellule, index, latest) ?? []),
  ).filter(({ index }) => holdsDurees(below, index))
  if (jours.length < MIN_JOURS) return null
  const titles = names.map(({ index }) => textOf(cellules[index] ?? null))
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

/** What the cells of the table are in: as a title above says, else hours where they are a month's. */
function unitAbove(grille: Grille, numero: number, jours: readonly Jour[]): string {
  const above = grille.rangees
    .filter((one) => one.numero < numero)
    .flatMap(({ cellules }) => cellules.flatMap((one) => textOf(one) ?? []))
    .join(' ')
  if (/\bminutes?\b/i.test(above)) return 'Minutes'
  const isMois = jours.every(({ date }) => date === null)
  return isMois || /\bheures?\b/i.test(above) ? 'Heures' : 'Durée'
}

const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*)+$/u

/** The other way round: a day a row, a person a column. */
function daysByPersons(grille: Grille, { numero, cellules }: Rangee): readonly Rangee[] | null {
  const champs = cellules.map((one) =>
    typeof one === 'string' ? HEURES.recognise(one, null) : null,
  )
  const jour = champs.indexOf('date')
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
    typeof one === 'string' && champs[index] === null && NAME.test(one) && holdsDurees(below, index)
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
      return [{ ...rangee, cellules: isTotal ? [when, null, duree] : [nom, when, duree] }]
    }),
  )
  return [
    {
      numero,
      cellules: [
        'Intervenant',
        'Date',
        unitAbove(grille, numero, [{ index: 0, titre: '', date: '2000-01-01' }]),
      ],
    },
    ...rows,
  ]
}
