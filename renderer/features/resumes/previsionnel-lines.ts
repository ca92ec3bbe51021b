import type { Comparaison } from '../../../shared/domain/ecarts.ts'
import { STATUTS } from '../../../shared/domain/listes.ts'
import { PALIERS } from '../../../shared/domain/niveau.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatDate, formatDuree, formatNumber } from '../../../shared/format.ts'
import { LIBELLES_PALIER } from '../../../shared/texts/libelles.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'

/** One line of the comparison between prévisionnel and réel. */
type LignePrevisionnel = {
  readonly key: string
  readonly label: string
  /** Figure announced for the whole année. */
  readonly prevu: string
  /** Figure announced up to the date of the bilan, compared with the réel. */
  readonly prevuALaDate: string
  readonly reel: string
  /** Difference: « + 3 », « − 12 h 30 », « = » when there is none. */
  readonly ecart: string
}

/** A pair of bars. */
export type BarrePrevisionnel = {
  readonly label: string
  /** Figure announced up to the date of the bilan. */
  readonly prevu: number
  readonly reel: number
}

const PUBLIC = [
  ...PALIERS.map((palier) => [`public.${palier}`, LIBELLES_PALIER[palier]] as const),
  ['public.familles', 'Familles'],
  ['public.collectifs', 'Collectifs'],
] as const

const HEURES = STATUTS.map(
  (statut) => [`intervenants.${statut}.heures`, STATUTS_TEXTS[statut]] as const,
)

const NUMBERS: readonly (readonly [string, string])[] = [
  ['calendrier.semaines', 'Semaines d’activité'],
  ...STATUTS.map((statut) => [`intervenants.${statut}.nombre`, STATUTS_TEXTS[statut]] as const),
  ...HEURES.map(([code, label]) => [code, `Heures\u00a0: ${label.toLowerCase()}`] as const),
  ...PUBLIC.map(
    ([code, label]) =>
      [code, isPalier(code) ? `Enfants\u00a0: ${label.toLowerCase()}` : label] as const,
  ),
]

const LISTES = [
  ['activites.', 'Genres d’activités'],
  ['parents.', 'Genres d’actions avec les parents'],
  ['ecole.', 'Genres de concertation avec l’école'],
] as const

function isPalier(code: string): boolean {
  return PALIERS.some((palier) => code === `public.${palier}`)
}

/** Bars of children, familles and collectifs; those of hours apart, on another scale. */
export const barsOf = (comparaisons: readonly Comparaison[]) => ({
  public: pairs(comparaisons, PUBLIC),
  heures: pairs(comparaisons, HEURES),
})

function pairs(
  comparaisons: readonly Comparaison[],
  codes: readonly (readonly [string, string])[],
): readonly BarrePrevisionnel[] {
  return codes.flatMap(([code, label]) => {
    const found = comparaisons.find((one) => one.code === code)
    if (typeof found?.prevuALaDate !== 'number') return []
    const reel = typeof found.reel === 'number' ? found.reel : 0
    // Nothing announced and nothing done: no bar.
    return found.prevu === 0 && reel === 0 ? [] : [{ label, prevu: found.prevuALaDate, reel }]
  })
}

/** Lines of the prévisionnel in the order of the form: dates, numbers, then kinds of each list. */
export function linesOf(comparaisons: readonly Comparaison[]): readonly LignePrevisionnel[] {
  return [...dates(comparaisons), ...numbers(comparaisons), ...lists(comparaisons)]
}

function dates(comparaisons: readonly Comparaison[]): readonly LignePrevisionnel[] {
  const text = (valeur: Valeur) => (typeof valeur === 'string' ? formatDate(valeur) : '–')
  return [
    ['calendrier.debut', 'Début'],
    ['calendrier.fin', 'Fin'],
  ].flatMap(([code = '', label = '']) => {
    const found = comparaisons.find((one) => one.code === code)
    if (found === undefined) return []
    const { prevu, reel, differs } = found
    return [
      {
        key: code,
        label,
        prevu: text(prevu),
        prevuALaDate: text(prevu),
        reel: text(reel),
        ecart: differs ? 'autre date' : '=',
      },
    ]
  })
}

function numbers(comparaisons: readonly Comparaison[]): readonly LignePrevisionnel[] {
  return NUMBERS.flatMap(([code, label]) => {
    const [pair] = pairs(comparaisons, [[code, label]])
    if (pair === undefined) return []
    const text = code.endsWith('.heures') ? heuresText : formatNumber
    const ecart = ecartText([pair.reel - pair.prevu], text)
    const { prevu } = comparaisons.find((one) => one.code === code) ?? pair
    return [
      {
        key: code,
        label,
        prevu: text(typeof prevu === 'number' ? prevu : pair.prevu),
        prevuALaDate: text(pair.prevu),
        reel: text(pair.reel),
        ecart,
      },
    ]
  })
}

function lists(comparaisons: readonly Comparaison[]): readonly LignePrevisionnel[] {
  return LISTES.flatMap(([prefix, label]) => {
    const own = comparaisons.filter(
      ({ code, prevu }) => code.startsWith(prefix) && typeof prevu === 'boolean',
    )
    if (own.length === 0) return []
    const count = (side: 'prevu' | 'reel') => own.filter((one) => one[side] === true).length
    const missing = own.filter(({ prevu, differs }) => differs && prevu === true).length
    return [
      {
        key: prefix,
        label,
        prevu: formatNumber(count('prevu')),
        prevuALaDate: formatNumber(count('prevu')),
        reel: formatNumber(count('reel')),
        ecart: ecartText([-missing, own.filter(({ differs }) => differs).length - missing]),
      },
    ]
  })
}

/** The form counts hours in decimals; the app says « 107 h 30 ». */
const heuresText = (heures: number): string => formatDuree(Math.round(heures * 60))

/** Difference in words; under a hundredth (of an hour: half a minute) it is a rounding error. */
function ecartText(
  differences: readonly number[],
  text: (value: number) => string = formatNumber,
): string {
  const told = differences.filter((difference) => Math.abs(difference) >= 0.0084)
  if (told.length === 0) return '='
  return told.map((one) => `${one > 0 ? '+' : '−'}\u00a0${text(Math.abs(one))}`).join(', ')
}
