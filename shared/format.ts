import type { IsoDate, IsoTime } from './dates.ts'

const NBSP = '\u00a0'
const NNBSP = '\u202f'

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

let collator: Intl.Collator | undefined

/** Order of dates, keys and ids: by code unit, since a collation may change from one computer to the next. */
export const compareTexts = <T extends string | number>(a: T, b: T): number =>
  a === b ? 0 : a < b ? -1 : 1

/** A name without its accents and capitals, which only tell apart those that are the same otherwise. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Order of two names by the first letter or number that differs; null where accents or signs decide. */
function orderByLetters(a: string, b: string): number | null {
  const [one, other] = [plain(a).match(/\d+|\D/g) ?? [], plain(b).match(/\d+|\D/g) ?? []]
  const at = one.findIndex((token, rank) => token !== other[rank])
  const [before = '', after = ''] = at < 0 ? ['', other[one.length]] : [one[at], other[at]]
  if (![before, after].every((token) => /^([a-z -]|\d{1,9})?$/.test(token))) return null
  const areNumbers = [before, after].every((token) => /\d/.test(token))
  return (areNumbers ? Number(before) - Number(after) : compareTexts(before, after)) || null
}

/**
 * The only collation for names seen by the user: « Émile » before « Zoé ». Made for the first names that need it: the first object of
 * `Intl` that a process makes takes some 10 ms, before the window's first picture.
 */
export const frCollator = {
  compare(this: void, a: string, b: string): number {
    const order = collator === undefined ? orderByLetters(a, b) : null
    if (order !== null) return order
    collator ??= new Intl.Collator('fr', { numeric: true })
    return collator.compare(a, b)
  },
}

/** Order of two names as `frCollator` has it; one that is missing or empty comes last. */
export const compareEmptyLast = (a: string | null, b: string | null): number =>
  Number(!a) - Number(!b) || frCollator.compare(a ?? '', b ?? '')

/**
 * `1 234,5`: French comma, narrow no-break space between thousands. Written here and not by `Intl.NumberFormat`, which it equals: it
 * stands in the window's first picture (`frCollator`).
 */
export function formatNumber(
  value: number,
  maximumFractionDigits = 2,
  minimumFractionDigits = 0,
): string {
  const size = Math.abs(value) < 1e-6 ? 0 : Math.abs(value)
  // Rounded from its decimal writing: 1,005 is one half, though not in binary.
  const rounded = String(Math.round(Number(`${size}e${maximumFractionDigits}`)))
  const all = rounded.padStart(maximumFractionDigits + 1, '0')
  const whole = all.slice(0, all.length - maximumFractionDigits)
  const digits = all.slice(whole.length)
  let shown = digits.length
  while (shown > minimumFractionDigits && digits[shown - 1] === '0') shown--
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NNBSP)
  const text = shown === 0 ? grouped : `${grouped},${digits.slice(0, shown)}`
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

/** Hours as the form wants them, from minutes: `32,25` (no unit, up to two decimals). */
export function formatHeures(minutes: number): string {
  return formatNumber(minutes / 60)
}

/** `1 h 30`, as one says it. */
export function formatDuree(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}${NBSP}min`
  return rest === 0
    ? `${formatNumber(hours)}${NBSP}h`
    : `${formatNumber(hours)}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`
}

/** Time of day, `16 h 30`, or `18 h` on the hour. */
export function formatHeureDuJour(time: IsoTime): string {
  const [hours = '', minutes = ''] = time.split(':')
  const start = `${Number(hours)}${NBSP}h`
  return minutes === '00' ? start : `${start}${NBSP}${minutes}`
}

/** `28/09/2021`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** `1er octobre 2021`. */
export function formatDateLongue(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  const jour = Number(day) === 1 ? '1er' : String(Number(day))
  return `${jour}${NBSP}${MOIS[Number(month) - 1]}${NBSP}${year}`
}

/** `octobre 2021`, for a month given as `2021-10` or any date in it. */
export function formatMois(month: string): string {
  return `${MOIS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

/** `de septembre 2025`, `d’octobre 2025`. */
export function formatDeMois(mois: string): string {
  const nom = formatMois(mois)
  return `${/^[ao]/.test(nom) ? 'd’' : 'de '}${nom}`
}

/** `84,4 %` from 0.844. */
export function formatTaux(ratio: number): string {
  return `${formatNumber(ratio * 100, 1)}${NBSP}%`
}

/** `1 enfant`, `3 enfants`, `0 enfant`: in French, plural starts at two. */
export function formatCount(count: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${formatNumber(count)}${NBSP}${Math.abs(count) >= 2 ? pluriel : singulier}`
}

type Personne = { readonly nom: string; readonly prenom: string }

/** `NOM Prénom` order as French registers have it: « Benali Inès ». */
export function formatPersonne(personne: Personne): string {
  return `${personne.nom} ${personne.prenom}`.trim()
}

/** People in the order of a register: by nom, then by prénom. */
export function comparePersonnes(a: Personne, b: Personne): number {
  return frCollator.compare(a.nom, b.nom) || frCollator.compare(a.prenom, b.prenom)
}

/** `06 00 00 00 01`: a French number in pairs; whatever is not one stays as it was typed. */
export function formatTelephone(typed: string): string {
  const digits = typed.replace(/[\s.\-/\u00a0\u202f]/g, '').replace(/^(?:\+33|0033)(?:\(0\))?/, '0')
  return /^0[1-9]\d{8}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, '$1 ') : typed
}

/** No-break spaces where French typography wants them, in a sentence written with plain ones. */
export function typographie(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=[\p{L}\d«])/gu, '’')
    .replaceAll('« ', `«${NBSP}`)
    .replaceAll(' »', `${NBSP}»`)
    .replace(/ ([;!?])/g, `${NNBSP}$1`)
    .replaceAll(' :', `${NBSP}:`)
}

/** A label for a line of the journal: sixty characters at most. */
export const shortened = (label: string): string =>
  label.length > 60 ? `${label.slice(0, 57).trimEnd()}…` : label

/** « nom d’usage » opens a choice or a sentence as « Nom d’usage ». */
export const capitalised = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** How a spreadsheet names its columns: `A` for 1, `AB` for 28. */
export function columnLetter(index: number): string {
  const known = COLUMN_LETTERS[index]
  if (known !== undefined) return known
  const before = Math.floor((index - 1) / 26)
  const letter = String.fromCharCode(65 + ((index - 1) % 26))
  const letters = before === 0 ? letter : `${columnLetter(before)}${letter}`
  COLUMN_LETTERS[index] = letters
  return letters
}

/** Letters of the columns asked so far: the formulas of a register name each column on each line. */
const COLUMN_LETTERS: string[] = []

/** Parts that say something, put together; null when none does. */
export const joined = (
  separator: string,
  ...parts: readonly (string | null | undefined)[]
): string | null => parts.filter(Boolean).join(separator) || null
