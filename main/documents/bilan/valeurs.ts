import { isIsoDate } from '../../../shared/dates.ts'
import type { BilanRempli, ChampRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatDateLongue, formatNumber } from '../../../shared/format.ts'
import { paragraphsOf } from '../word/text.ts'

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
 * What the form shows for a value, in paragraphs; none where nothing was entered. A corrected figure shows
 * as it was corrected: what the records gave, and why, are for the screen and the annexes.
 */
export function linesOf(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  return paragraphsOf(shownOf(bilan, champ, champOf(bilan, champ.code).valeur))
}

/** The codes ticked in a choice. */
export function tickedOptions(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur } = champOf(bilan, champ.code)
  if (typeof valeur === 'string') return [valeur]
  return Array.isArray(valeur) ? valeur : []
}

/**
 * The answer to the question under a « oui », in paragraphs. Under a « non » the raison says why the answer
 * was corrected, which the form does not ask.
 */
export function raisonLines(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur, raison } = champOf(bilan, champ.code)
  return valeur === false ? [] : paragraphsOf(raison ?? '')
}

function shownOf(bilan: BilanRempli, champ: ChampTrame, valeur: Valeur): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number') return formatNumber(valeur, decimalsOf(champ))
  if (typeof valeur === 'boolean') return bilan.trame.wording[valeur ? 'oui' : 'non']
  if (typeof valeur !== 'string') return joinNames(valeur)
  return champ.kind === 'date' && isIsoDate(valeur) ? formatDateLongue(valeur) : valeur
}

function decimalsOf(champ: ChampTrame): number {
  return champ.kind === 'hours' ? HOURS_DECIMALS : (champ.decimals ?? 0)
}

/** « A, B et C »; names that hold a comma are told apart by semicolons. */
function joinNames(names: readonly string[]): string {
  const hasComma = names.some((name) => name.includes(','))
  return hasComma ? names.join('\u202f; ') : conjunction.format(names)
}
