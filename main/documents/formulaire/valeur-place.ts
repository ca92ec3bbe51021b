import { isIsoDate } from '../../../shared/dates.ts'
import { isBlank } from '../../../shared/domain/bilan.ts'
import type { EntreeCatalogue } from '../../../shared/domain/catalogue.ts'
import type { Contexte, Insertion } from '../../../shared/domain/formulaire.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatDate, formatNumber } from '../../../shared/format.ts'

/** A value to write in a place, and its kind. */
export type ValeurPlace = { readonly kind: EntreeCatalogue['kind']; readonly valeur: Valeur }

const DAY = 86_400_000
/** Day 0 of a spreadsheet's calendar. */
const FIRST_DAY = Date.UTC(1899, 11, 30)

/** Words around a place. */
type Mots = Pick<Contexte, 'avant' | 'apres'>

/** « Le centre social ___ » takes « Les Tilleuls », not « Centre social Les Tilleuls »: a sentence says no word twice. */
function withoutSaid(avant: string, valeur: string): string {
  const [, said = ''] = REDIT.exec(avant) ?? []
  const isTwice = said !== '' && valeur.toLowerCase().startsWith(`${said.toLowerCase()} `)
  return isTwice ? valeur.slice(said.length + 1) : valeur
}

const REDIT =
  /(?:^|\bpar )(?:le |la |l['’]|notre )(centre (?:social|socioculturel)|association|maison de quartier)$/i

/** Text of a value as written in one place. */
export function writtenOf(
  { kind, valeur }: ValeurPlace,
  forme: Insertion['forme'],
  contexte: Mots,
): string {
  if (forme === 'nombre') return typeof valeur === 'number' ? String(valeur) : ''
  if (forme !== 'texte') {
    if (typeof valeur !== 'string' || !isIsoDate(valeur)) return ''
    return forme === 'date-iso'
      ? valeur
      : String(Math.round((Date.parse(valeur) - FIRST_DAY) / DAY))
  }
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  if (typeof valeur === 'number') {
    if (kind !== 'taux') return formatNumber(valeur)
    const rate = formatNumber(valeur * 100, 1)
    return /^\s*%/.test(contexte.apres) ? rate : `${rate} %`
  }
  if (typeof valeur === 'string')
    return kind === 'date' && isIsoDate(valeur)
      ? formatDate(valeur)
      : withoutSaid(contexte.avant, valeur)
  return (valeur ?? []).join(', ')
}

/** Text of a value in a field of limited length: eight letters take the figures of a day. */
export function inField(value: ValeurPlace, max: number | undefined, contexte: Mots): string {
  const texte = writtenOf(value, 'texte', contexte)
  const isDay = value.kind === 'date' && max === 8 && texte.length === 10
  return isDay ? texte.replaceAll('/', '') : texte
}

/** Words of a choice, signs and accents aside: a form in capitals writes « ELEMENTAIRE ». */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Choice of a place that a value selects; null when none does, or when the box stays empty. */
export function choiceOf(choices: readonly string[], { kind, valeur }: ValeurPlace): string | null {
  if (choices.length === 1 && choices[0] === 'coche') {
    return valeur === true || (typeof valeur === 'number' && valeur > 0) ? 'coche' : null
  }
  const said =
    typeof valeur === 'boolean'
      ? valeur
        ? 'oui'
        : 'non'
      : writtenOf({ kind, valeur }, 'texte', { avant: '', apres: '' })
  const found = choices.filter((one) => plain(one) === plain(said))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Whether a value can be written in a place: a list holds it, a box or a line takes anything of its kind. */
export function fits(
  lieu: { readonly type: string; readonly choix?: object; readonly max?: number },
  value: ValeurPlace,
): boolean {
  if (isBlank(value.valeur)) return false
  // A cut answer would be another one.
  if (
    lieu.max !== undefined &&
    inField(value, lieu.max, { avant: '', apres: '%' }).length > lieu.max
  )
    return false
  if (lieu.choix === undefined) return true
  const choices = Object.keys(lieu.choix)
  if (choices.length === 1 && choices[0] === 'coche')
    return typeof value.valeur === 'boolean' || typeof value.valeur === 'number'
  return choiceOf(choices, value) !== null
}
