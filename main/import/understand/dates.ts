import { addDays, daysBetween, type IsoDate } from '../../../shared/dates.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { formatDate } from '../../../shared/format.ts'
import { type Cellule, textOf } from '../reading/grid.ts'
import { citation, type Lecture } from './lecture.ts'

/** A day, or a year alone: never an invented day. */
export type Jour = { readonly date: IsoDate } | { readonly annee: number }

/** The system of dates of the file, and the last day on which a birth or a fiche can have happened. */
export type DateContext = { readonly is1904: boolean; readonly latest: IsoDate }

const MOIS: readonly RegExp[] = [
  /^janv?(ier)?$/,
  /^(fev?r?(ier)?|feb)$/,
  /^mar(s|ch)?$/,
  /^a[vp]r(il)?$/,
  /^ma[iy]$/,
  /^(juin|june?)$/,
  /^(jui?l(let)?|july)$/,
  /^(aout?|aug)$/,
  /^sept(embre)?$/,
  /^oct(obre)?$/,
  /^nov(embre)?$/,
  /^dec(embre)?$/,
]

/** Words for an unknown date. */
const UNKNOWN = /^(inconnue?s?|nc|nr|np|non (connue?|renseignee?|communiquee?)|a completer|\?+)?$/

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * Reads a date as schools write it: JJ/MM/AAAA, J/M/AA, AAAA-MM-JJ, « 12 mars 2014 », a real date or
 * a bare serial number of either system, or a year alone. A date that does not exist is a problem.
 */
export function readJour(cellule: Cellule, context: DateContext): Lecture<Jour | null> {
  if (cellule === null || typeof cellule === 'boolean') return { valeur: null }
  if (typeof cellule === 'object') {
    return 'date' in cellule
      ? { valeur: { date: cellule.date } }
      : unreadable(textOf(cellule) ?? '')
  }
  if (typeof cellule === 'number') return readNumber(cellule, context)
  return readText(cellule, context)
}

function readNumber(value: number, context: DateContext): Lecture<Jour | null> {
  if (!Number.isFinite(value)) return unreadable(String(value))
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return { valeur: { annee: value } }
  const date = serialDate(value, context)
  return date === null ? readText(String(value), context) : { valeur: { date } }
}

// Day 0 of each system.
const EPOCH_1900 = '1899-12-30'
const EPOCH_1904 = '1904-01-01'

/**
 * Date of a serial of the last hundred years; day 60 of the 1900 system (a 29 February that never was) is far
 * before.
 */
function serialDate(value: number, { is1904 }: DateContext): IsoDate | null {
  if (value < 7_000 || value > 80_000) return null
  return addDays(is1904 ? EPOCH_1904 : EPOCH_1900, Math.floor(value))
}

/** JJ/MM/AAAA, the form of nearly every cell, read at once. */
const USUAL = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

function readText(text: string, context: DateContext): Lecture<Jour | null> {
  const [, jour, mois, annee] = USUAL.exec(text) ?? []
  return annee === undefined
    ? readWords(text, context)
    : jourOf({ jour: Number(jour), mois: Number(mois), annee }, text, context)
}

const WEEKDAYS = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim'
const LEADING = new RegExp(`^(?:nee? (?:e )?)?(?:(?:le|en|au|du) )?(?:(?:${WEEKDAYS}) (?=\\d))?`)

function readWords(text: string, context: DateContext): Lecture<Jour | null> {
  const normalized = normalizeNom(text)
    .replace(/(\d)(?=[a-z]{3})|([a-z]{3})(?=\d)/g, '$1$2 ')
    .replace(LEADING, '')
  if (UNKNOWN.test(normalized) || UNKNOWN.test(text.trim())) return { valeur: null }
  if (/^(19|20)\d{2}$/.test(normalized)) return { valeur: { annee: Number(normalized) } }
  if (/^\d{5}([.,]\d+)?$/.test(text)) {
    const date = serialDate(Number.parseFloat(text), context)
    if (date !== null) return { valeur: { date } }
  }
  const parts = datePartsOf(normalized) ?? onlyDateIn(normalized)
  return parts === null ? unreadable(text) : jourOf(parts, text, context)
}

const NUMERIC = /\b(?:\d{1,2}(?:er)? (?:\d{1,2}|[a-z]{3,9}) \d{4}|\d{4} \d{1,2} \d{1,2})\b/g

/** The one date of a sentence: « Toul, le 12/03/2014 », « 12 mars 2014 à Lyon ». null when there are two. */
function onlyDateIn(normalized: string): Parts | null {
  const found = [...normalized.matchAll(NUMERIC)].flatMap(([match]) => datePartsOf(match) ?? [])
  return found.length === 1 ? (found[0] ?? null) : null
}

function jourOf(parts: Parts, text: string, context: DateContext): Lecture<Jour | null> {
  const annee = fullYear(parts.annee, context)
  if (parts.jour === null) return { valeur: { annee } }
  return isInCalendar(annee, parts.mois, parts.jour)
    ? { valeur: { date: `${annee}-${pad(parts.mois)}-${pad(parts.jour)}` } }
    : { valeur: null, probleme: `La date ${citation(text)} n’existe pas.` }
}

function isInCalendar(annee: number, mois: number, jour: number): boolean {
  const day = new Date(Date.UTC(annee, mois - 1, jour))
  return annee >= 1000 && day.getUTCMonth() === mois - 1 && day.getUTCDate() === jour
}

type Parts = { readonly jour: number | null; readonly mois: number; readonly annee: string }

/** Parts of a date in text already split on every sign: « 12/03/2014 00:00 » gives « 12 03 2014 00 00 ». */
function datePartsOf(normalized: string): Parts | null {
  const [a = '', b = '', c = ''] = normalized.replace(/t\d{2} .*$/, '').split(' ')
  if (/^\d{4}$/.test(a) && /^\d{1,2}$/.test(b) && /^\d{1,2}$/.test(c)) {
    return { jour: Number(c), mois: Number(b), annee: a }
  }
  if (/^\d{8}$/.test(a)) return packedParts(a)
  const jour = /^(\d{1,2})(er)?$/.exec(a)?.[1]
  const mois = /^\d{1,2}$/.test(b) ? Number(b) : moisOf(b)
  if (jour !== undefined && mois !== null && /^(\d{2}|\d{4})$/.test(c)) {
    return { jour: Number(jour), mois, annee: c }
  }
  const named = moisOf(a)
  if (named !== null && /^\d{1,2}$/.test(b) && /^\d{4}$/.test(c)) {
    return { jour: Number(b), mois: named, annee: c }
  }
  // « mars 2014 », « 03/2014 »: the day is unknown, and a month alone cannot be kept.
  const onlyMois = moisOf(a) ?? (/^(0?[1-9]|1[0-2])$/.test(a) && c === '' ? Number(a) : null)
  return onlyMois !== null && /^\d{4}$/.test(b) ? { jour: null, mois: onlyMois, annee: b } : null
}

/** Parts of « 20140312 » or « 12032014 »: only one of the two has a month that exists. */
function packedParts(digits: string): Parts {
  const isYearFirst = /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(digits)
  return isYearFirst
    ? { annee: digits.slice(0, 4), mois: Number(digits.slice(4, 6)), jour: Number(digits.slice(6)) }
    : { jour: Number(digits.slice(0, 2)), mois: Number(digits.slice(2, 4)), annee: digits.slice(4) }
}

/** Month that a word names, short or not; null for any other word. */
export function moisOf(word: string): number | null {
  const index = MOIS.findIndex((pattern) => pattern.test(word))
  return index < 0 ? null : index + 1
}

/** Year of two digits: the latest such year that is not after the file. */
function fullYear(year: string, { latest }: DateContext): number {
  if (year.length === 4) return Number(year)
  const century = Math.floor(Number(latest.slice(0, 4)) / 100) * 100
  const annee = century + Number(year)
  return annee > Number(latest.slice(0, 4)) ? annee - 100 : annee
}

const unreadable = (text: string): Lecture<null> => ({
  valeur: null,
  probleme: `${citation(text)} n’est pas une date lisible : écrivez-la JJ/MM/AAAA.`,
})

/** Age in years that no pupil exceeds. */
const MAX_AGE = 30

/** A birth, read as `readJour` does, refused when no pupil can have been born then. */
export function readNaissance(cellule: Cellule, context: DateContext): Lecture<Jour | null> {
  const { valeur: read, ...rest } = readJour(cellule, context)
  if (read === null) return { valeur: null, ...rest }
  const valeur = yearTypedAsDate(read, context) ?? read
  const annee = 'annee' in valeur ? valeur.annee : Number(valeur.date.slice(0, 4))
  const lastYear = Number(context.latest.slice(0, 4))
  const isTooLate = 'date' in valeur ? valeur.date > context.latest : annee > lastYear
  if (!isTooLate && annee >= lastYear - MAX_AGE) return { valeur }
  const shown = 'date' in valeur ? `le ${formatDate(valeur.date)}` : `en ${annee}`
  return { valeur: null, probleme: `Né ${shown} : cette naissance est improbable, corrigez-la.` }
}

/**
 * Year typed in a cell set to dates: « 2012 » is the 2012th day of its system, in 1905, which nobody means. Null
 * for another day.
 */
function yearTypedAsDate(jour: Jour, { is1904 }: DateContext): Jour | null {
  if (!('date' in jour)) return null
  const annee = daysBetween(is1904 ? EPOCH_1904 : EPOCH_1900, jour.date)
  return annee >= 1900 && annee <= 2100 ? { annee } : null
}
