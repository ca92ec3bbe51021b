import { addDays, type IsoDate, monthAfter } from '../../../shared/dates.ts'
import { isIdentite } from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { type Cellule, type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { moisOf, readJour } from './dates.ts'

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
 * Columns of a row titled by a day or a month: « 05/10/2021 », « mardi 5 octobre », « 05/10 », or « 5 » under a
 * month. A day without its year is the last such day up to `latest`.
 */
export function joursOf(
  grille: Grille,
  { numero, cellules }: Rangee,
  latest: IsoDate,
): readonly JourTitre[] {
  const found = cellules.flatMap((cellule, index) => jourOf(cellule, index, latest) ?? [])
  return found.length > 0 ? asMois(found, latest) : numerosOf(grille, numero, cellules, latest)
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
  const [, jour, mois, annee] =
    /^(\d{1,2})(?:er)? (\d{1,2}|[a-z]{3,9})(?: (\d{2}|\d{4}))?$/.exec(
      words.replace(WEEKDAY, '').trim(),
    ) ?? []
  const month = /^\d/.test(mois ?? '') ? Number(mois) : moisOf(mois ?? '')
  if (jour === undefined || month === null || annee !== undefined) return null
  const date = dayIn(Number(jour), month, latest)
  return date === null ? null : { index, titre, date, finDeMois: null }
}

/** Last such day up to `latest`. */
function dayIn(jour: number, mois: number, latest: IsoDate): IsoDate | null {
  for (const back of [0, 1]) {
    const annee = Number(latest.slice(0, 4)) - back
    const { valeur } = readJour(`${jour}/${mois}/${annee}`, { is1904: false, latest })
    if (valeur !== null && 'date' in valeur && valeur.date <= latest) return valeur.date
  }
  return null
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
