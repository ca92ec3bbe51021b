import { addDays, type IsoDate, monthAfter } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import type { AvisFichier } from '../../../shared/domain/import-orientation.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { formatDate } from '../../../shared/format.ts'
import { type Cellule, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { type DateContext, moisOf, readJour } from './dates.ts'
import { headRows } from './entete.ts'
import { citation } from './lecture.ts'

/** A day or a month as the title of a column. */
export type JourTitre = {
  readonly index: number
  readonly titre: string
  /** Null for a month. */
  readonly date: IsoDate | null
  /** Last day of a month, as `lastDayOf` says; null for a day. */
  readonly finDeMois: IsoDate | null
}

const MOIS =
  /^(janv(ier)?|fevr?(ier)?|mars|avr(il)?|mai|juin|juil(let)?|aout|sept(embre)?|oct(obre)?|nov(embre)?|dec(embre)?)( (20)?\d{2})?$/

/** « mardi », « mar. », « L » before a day. */
const WEEKDAY = /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|lun|mar|mer|jeu|ven|sam|[lmjvs])\b/

/** Rows above the titles where months are looked for. */
const ABOVE = 3

/**
 * Columns of a row titled by a day or a month: « 05/10/2021 », « mardi 5 octobre », « 05/10 », « 5 » under a
 * month, or « Lundi » under « Semaine du 4 octobre ». A day without its year is the last such day up to `latest`.
 */
export function joursOf(
  grille: Grille,
  { numero, cellules }: Rangee,
  latest: IsoDate,
): readonly JourTitre[] {
  const found = cellules.flatMap((cellule, index) => jourOf(cellule, index, latest) ?? [])
  if (found.length > 0) return asMois(found, latest)
  const numeros = numerosOf(grille, numero, cellules, latest)
  return numeros.length > 0 ? numeros : joursOfSemaines(grille, numero, cellules, latest)
}

/** « Séance 3 (05/10) », « Séance du 05/10 », « S3 - 05/10 »: its day alone. */
const SEANCE =
  /^(?:s[ée]ance|atelier|clas|s(?=\s*\d))\s*(?:n°\s*)?\d{0,3}\s*(?:(?:du|le)\s+|[-–:]\s*|\n|\(|\s(?=lun|mar|mer|jeu|ven|sam))(.*\d.*?)\)?$/i

function jourOf(written: Cellule, index: number, latest: IsoDate): JourTitre | null {
  const titre = textOf(written)
  if (titre === null || typeof written === 'number') return null
  const own = typeof written === 'string' ? SEANCE.exec(written)?.[1] : undefined
  if (own !== undefined) {
    const day = jourOf(own.trim(), index, latest)
    return day === null ? null : { ...day, titre }
  }
  const cellule = written
  const words = normalizeNom(titre.replace(/\(.*$|\n.*:.*$/s, ' '))
  if (MOIS.test(words)) {
    return { index, titre, date: null, finDeMois: lastDayOf(words, latest) }
  }
  // « 1,5 » is a length of time.
  if (typeof cellule === 'string' && (!/\d/.test(cellule) || /^\d+,\d+$/.test(cellule))) return null
  const { valeur } = readJour(cellule, { is1904: false, latest })
  if (valeur !== null) {
    return 'date' in valeur ? { index, titre, date: valeur.date, finDeMois: null } : null
  }
  const date = jourSansAnnee(words, latest)
  return date === null ? null : { index, titre, date, finDeMois: null }
}

/** The last day up to `latest` that « mardi 5 octobre », « 05/10 » can mean; null for another text, or one with its year. */
export function jourSansAnnee(text: string, latest: IsoDate): IsoDate | null {
  const words = normalizeNom(text).replace(/^le /, '').replace(WEEKDAY, '').trim()
  const [, jour, mois] = /^(\d{1,2})(?:er)? (\d{1,2}|[a-z]{3,9})$/.exec(words) ?? []
  const month = numeroOfMois(mois)
  return jour === undefined || month === null ? null : dayIn(Number(jour), month, latest)
}

const numeroOfMois = (mois: string | undefined): number | null =>
  /^\d/.test(mois ?? '') ? Number(mois) : moisOf(mois ?? '')

const DAYS = ['dim', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam']

/** Rank in the week of the day that opens a text, 1 for Monday; null for another text. */
function rangDuJour(text: string): number | null {
  const word = WEEKDAY.exec(normalizeNom(text))?.[0] ?? ''
  const rang = DAYS.indexOf(word.slice(0, 3))
  return rang < 1 ? null : rang
}

const dayOfWeek = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/** Whether a text names another day of the week than that of the date: « mardi 6 janvier », a Wednesday that year. */
export const isOtherDay = (text: string, date: IsoDate): boolean => {
  const rang = rangDuJour(text)
  return rang !== null && rang !== dayOfWeek(date)
}

/** A notice where titles without a year name another day of the week than that of the année: the file may be of another one. */
export function avisOfJours(grille: Grille, latest: IsoDate): readonly AvisFichier[] {
  const texts = headRows(grille).flatMap(({ cellules }) =>
    cellules.filter((one) => typeof one === 'string'),
  )
  for (const text of texts) {
    const date = jourSansAnnee(text, latest)
    if (date === null || !isOtherDay(text, date)) continue
    const texte = `${citation(text)} est lu ${formatDate(date)}, qui est un autre jour de la semaine : vérifiez que le fichier est bien de cette année scolaire.`
    return [{ feuille: grille.nom, texte }]
  }
  return []
}

const SEMAINE =
  /^(?:semaine )?(?:\d{1,2} )?du (?:lundi )?(\d{1,2})(?:er)?(?: (\d{1,2}|[a-z]{3,9}))?(?: (\d{4}))?( au (?:[a-z]+ )?\d{1,2}(?:er)? (\d{1,2}|[a-z]{3,9})(?: (\d{4}))?)?$/

/** Monday of « Semaine du 4 octobre », « Semaine du 4 au 8/10/2021 »; null for another text, or a Sunday. */
function lundiOf(text: string, latest: IsoDate): IsoDate | null {
  const words = normalizeNom(text)
  const [, jour, own, year, end, mois = own, fin] = SEMAINE.exec(words) ?? []
  const month = numeroOfMois(own ?? mois)
  if (jour === undefined || month === null || !(end !== undefined || words.startsWith('semaine')))
    return null
  // « du 29 décembre au 2 janvier 2022 »
  const back = month > (numeroOfMois(mois) ?? month) ? 1 : 0
  const said = year ?? (fin === undefined ? null : Number(fin) - back)
  const date =
    said === null
      ? dayIn(Number(jour), month, latest)
      : dateOf(Number(jour), month, Number(said), latest)
  return date === null ? null : lundiDe(date)
}

/** Monday of the week of a day; null for a Sunday, which some weeks begin with. */
const lundiDe = (date: IsoDate): IsoDate | null =>
  dayOfWeek(date) === 0 ? null : addDays(date, 1 - dayOfWeek(date))

const TITLE_OF_DAY =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|lun|mar|mer|jeu|ven|sam)(?: \d{1,2} ?h.*)?$/

/** Columns of « Lundi », « Jeudi 17h » in a row of titles, with the day's rank in the week. */
export const joursDeSemaine = (
  cellules: readonly Cellule[],
): readonly { readonly index: number; readonly titre: string; readonly rang: number }[] =>
  cellules.flatMap((cellule, index) => {
    const titre = typeof cellule === 'string' ? cellule : ''
    const rang = TITLE_OF_DAY.test(normalizeNom(titre)) ? rangDuJour(titre) : null
    return rang === null ? [] : [{ index, titre, rang }]
  })

/** Columns of days of the week that stand under their week, or in a sheet that it names. */
function joursOfSemaines(
  { rangees, nom }: Grille,
  numero: number,
  cellules: readonly Cellule[],
  latest: IsoDate,
): readonly JourTitre[] {
  const days = joursDeSemaine(cellules)
  if (days.length === 0) return []
  const above = rangees.filter((one) => one.numero < numero && one.numero >= numero - ABOVE)
  const weeks = above
    .map((one) => lundisIn(one.cellules, latest))
    .findLast(({ length }) => length > 0)
  const ofSheet = lundiOf(nom, latest)
  return days.flatMap(({ index, titre, rang }) => {
    const lundi = weeks?.findLast((one) => one.index <= index)?.lundi ?? ofSheet
    return lundi === null ? [] : [{ index, titre, date: addDays(lundi, rang - 1), finDeMois: null }]
  })
}

/** Mondays named in a row: « Semaine du 4 octobre » in one cell, or « Semaine du » and its date in the next. */
const lundisIn = (cellules: readonly Cellule[], latest: IsoDate) =>
  cellules.flatMap((cellule, index) => {
    const text = textOf(cellule) ?? ''
    const lundi = TITLE_OF_SEMAINE.test(normalizeNom(text))
      ? lundiAt(cellules[index + 1] ?? null, { is1904: false, latest })
      : lundiOf(text, latest)
    return lundi === null ? [] : [{ index, lundi }]
  })

/** Title of a cell or a column that holds weeks, by their first day. */
export const TITLE_OF_SEMAINE = /^semaine(?: du)?$/

/** Monday of the week in a cell under that title, « 04/10/2021 » or « du 4 au 8 octobre »; null where it is not sure. */
export function lundiAt(cellule: Cellule, dates: DateContext): IsoDate | null {
  const { valeur } = readJour(cellule, dates)
  if (valeur !== null && 'date' in valeur) return lundiDe(valeur.date)
  const text = textOf(cellule) ?? ''
  const week = text.replace(/^(?:semaine )?(?:du )?/i, 'Semaine du ')
  return lundiOf(week, dates.latest)
}

/** Last such day up to `latest`. */
function dayIn(jour: number, mois: number, latest: IsoDate): IsoDate | null {
  const annee = Number(latest.slice(0, 4))
  const dates = [annee, annee - 1].flatMap((one) => dateOf(jour, mois, one, latest) ?? [])
  return dates.find((date) => date <= latest) ?? null
}

function dateOf(jour: number, mois: number, annee: number, latest: IsoDate): IsoDate | null {
  const { valeur } = readJour(`${jour}/${mois}/${annee}`, { is1904: false, latest })
  return valeur !== null && 'date' in valeur ? valeur.date : null
}

/** Months, when all the titles are the first day of one. */
const asMois = (jours: readonly JourTitre[], latest: IsoDate): readonly JourTitre[] =>
  jours.length > 1 && jours.every(({ date }) => date?.endsWith('-01') === true)
    ? jours.map(({ index, date }) => {
        const titre = moisText(date)
        return { index, titre, date: null, finDeMois: lastDayOf(titre, latest) }
      })
    : jours

/**
 * Last day of the month that a title names, « Septembre », « sept 21 »: of the last such month that begins by
 * `latest`, and never after `latest`. Null for a title that names no month.
 */
export function lastDayOf(titre: string, latest: IsoDate): IsoDate | null {
  const words = normalizeNom(titre)
  const [word = '', year] = words.split(' ')
  const mois = MOIS.test(words) ? moisOf(word) : null
  if (mois === null) return null
  const last = Number(latest.slice(0, 4))
  const month = (annee: number): string => `${annee}-${String(mois).padStart(2, '0')}`
  const said = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0)
  const chosen = month(said ?? (`${month(last)}-01` <= latest ? last : last - 1))
  const end = addDays(`${monthAfter(chosen)}-01`, -1)
  return latest.startsWith(chosen) ? latest : end
}

const moisText = (date: IsoDate | null): string =>
  date === null
    ? ''
    : new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${date}T00:00:00Z`),
      )

/**
 * Columns of names for a row of days: their titles stand on it, or just above where months and days take two rows.
 */
export function namesOf<C extends string>(
  { rangees }: Grille,
  { numero }: Rangee,
  recognise: (title: string) => C | null,
): readonly { readonly index: number; readonly titre: string; readonly champ: C }[] {
  const rows = rangees.filter((one) => one.numero <= numero && one.numero >= numero - ABOVE)
  const width = Math.max(...rows.map((one) => one.cellules.length))
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const titre = rows.map((one) => one.cellules[index] ?? null).findLast((one) => one !== null)
    if (typeof titre !== 'string') return []
    const champ = recognise(titre)
    return champ !== null && isIdentite(champ) ? [{ index, titre, champ }] : []
  })
}

const MIN_NUMEROS = 2

/** Columns of « 5 », « mar 12 »: days of the month above, or of the month that names the sheet. */
function numerosOf(
  grille: Grille,
  numero: number,
  cellules: readonly Cellule[],
  latest: IsoDate,
): readonly JourTitre[] {
  const above = grille.rangees.filter((one) => one.numero < numero && one.numero >= numero - ABOVE)
  const months = above
    .flatMap((one) =>
      one.cellules.flatMap((cellule, index) => {
        const mois = monthOf(textOf(cellule))
        return mois === null ? [] : [{ index, ...mois }]
      }),
    )
    .sort((a, b) => a.index - b.index)
  const ofSheet = monthOf(grille.nom)
  const found = cellules.flatMap((cellule, index): readonly JourTitre[] => {
    const titre = textOf(cellule)
    const jour = /^\d{1,2}$/.exec(
      normalizeNom(titre ?? '')
        .replace(WEEKDAY, '')
        .trim(),
    )?.[0]
    const mois = months.findLast((one) => one.index <= index) ?? ofSheet
    if (titre === null || jour === undefined || !mois) return []
    const limit = mois.annee === null ? latest : `${mois.annee}-12-31`
    const date = dayIn(Number(jour), mois.mois, limit)
    return date === null ? [] : [{ index, titre, date, finDeMois: null }]
  })
  return found.length >= MIN_NUMEROS ? found : []
}

/** Month named in « Octobre », « Présences octobre 2021 ». */
function monthOf(
  text: string | null,
): { readonly mois: number; readonly annee: number | null } | null {
  const words = normalizeNom(text ?? '').split(' ')
  if (words.length > 6) return null
  const named = words.flatMap((word) => moisOf(word) ?? [])
  const [mois, ...others] = named
  if (mois === undefined || others.length > 0) return null
  const annee = words.find((word) => /^20\d{2}$/.test(word))
  return { mois, annee: annee === undefined ? null : Number(annee) }
}
