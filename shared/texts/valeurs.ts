import { isIsoDate } from '../dates.ts'
import type { BilanRempli, ChampRempli } from '../domain/bilan.ts'
import type { ChampTrame } from '../domain/trame.ts'
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

/** What the form shows for a value, or null where nothing was entered. May hold several lines. */
export function texteOf(bilan: BilanRempli, champ: ChampTrame): string | null {
  const { valeur } = champOf(bilan, champ.code)
  if (valeur === null) return null
  if (typeof valeur === 'number') return formatNumber(valeur, decimalsOf(champ))
  if (typeof valeur === 'boolean') return bilan.trame.wording[valeur ? 'oui' : 'non']
  const shown = typeof valeur === 'string' ? shownText(valeur, champ) : joinNames(valeur)
  return shown.trim() === '' ? null : shown
}

/** The codes ticked in a choice. */
export function tickedOptions(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur } = champOf(bilan, champ.code)
  if (typeof valeur === 'string') return [valeur]
  return Array.isArray(valeur) ? valeur : []
}

/** The answer to the question under a « oui »; null when there is none to show. */
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
  return names.some((name) => name.includes(','))
    ? names.join('\u202f; ')
    : conjunction.format(names)
}
