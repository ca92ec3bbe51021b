import { isIsoDate } from '../dates.ts'
import type { BilanRempli, ChampRempli } from '../domain/bilan.ts'
import type { ChampTrame, Trame } from '../domain/trame.ts'
import type { Valeur } from '../domain/valeur.ts'
import { formatDateLongue, formatNumber } from '../format.ts'

/** Hours are shown with up to two decimals (référentiel, « heures par statut »). */
const HOURS_DECIMALS = 2

const conjunction = new Intl.ListFormat('fr', { style: 'long', type: 'conjunction' })

/** The champ of a code; a bilan holds every code of its trame. */
export function champOf(bilan: BilanRempli, code: string): ChampRempli {
  const champ = bilan.champs[code]
  if (champ === undefined) throw new Error(`the bilan has no value for ${code}`)
  return champ
}

/**
 * A value as the form shows it, on screen and on paper alike, or null where there is nothing. May hold
 * several lines.
 */
export function texteOf(trame: Trame, champ: ChampTrame, valeur: Valeur): string | null {
  if (valeur === null) return null
  if (typeof valeur === 'number') return formatNumber(valeur, decimalsOf(champ))
  if (typeof valeur === 'boolean') return trame.wording[valeur ? 'oui' : 'non']
  const shown = typeof valeur === 'string' ? shownText(valeur, champ) : joinNames(valeur)
  return shown.trim() === '' ? null : shown
}

/** The codes ticked in a choice. */
export function tickedOptions(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur } = champOf(bilan, champ.code)
  if (typeof valeur === 'string') return [valeur]
  return Array.isArray(valeur) ? valeur : []
}

/**
 * The answer to the question under a « oui »; null when there is none to show. Under a « non » the raison
 * says why the answer was corrected, which the form does not ask.
 */
export function raisonOf(bilan: BilanRempli, champ: ChampTrame): string | null {
  const { valeur, raison } = champOf(bilan, champ.code)
  return valeur === false || raison === null || raison.trim() === '' ? null : raison
}

function decimalsOf(champ: ChampTrame): number {
  return champ.kind === 'hours' ? HOURS_DECIMALS : (champ.decimals ?? 0)
}

function shownText(valeur: string, champ: ChampTrame): string {
  return champ.kind === 'date' && isIsoDate(valeur) ? formatDateLongue(valeur) : valeur
}

/** « A, B et C »; names that hold a comma are told apart by semicolons. */
function joinNames(names: readonly string[]): string {
  const hasComma = names.some((name) => name.includes(','))
  return hasComma ? names.join('\u202f; ') : conjunction.format(names)
}
