import { isIsoDate } from '../dates.ts'
import {
  type BilanRempli,
  type Brouillon,
  type ChampRempli,
  type ResteSection,
  resteAConfirmer,
} from '../domain/bilan.ts'
import { type ChampTrame, champsOfSection, type Trame } from '../domain/trame.ts'
import type { Valeur } from '../domain/valeur.ts'
import { formatCount, formatDateLongue, formatNumber } from '../format.ts'

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

/** « BROUILLON – 12 réponses à confirmer, 2 raisons à écrire »; null when the bilan is ready. */
export function brouillonOf(bilan: BilanRempli): Brouillon | null {
  const reste = resteAConfirmer(bilan)
  if (reste.length === 0) return null
  const confirm = reste.reduce((sum, { aConfirmer }) => sum + aConfirmer.length, 0)
  const write = reste.reduce((sum, { sansRaison }) => sum + sansRaison.length, 0)
  const parts = [
    ...(confirm === 0 ? [] : [`${formatCount(confirm, 'réponse')} à confirmer`]),
    ...(write === 0 ? [] : [`${formatCount(write, 'raison')} à écrire`]),
  ]
  return {
    titre: `BROUILLON – ${parts.join(', ')}`,
    reste: reste.flatMap((one) => resteDe(one, bilan.trame.title)),
  }
}

/** What is missing in a section. */
function resteDe(
  { section, aConfirmer, sansRaison }: ResteSection,
  formTitle: string,
): readonly string[] {
  const labels = new Map(champsOfSection(section).map(({ code, label }) => [code, label]))
  const part = section.subheading ?? section.heading ?? formTitle
  const told = (codes: readonly string[], what: string, several: string) => {
    const [first] = codes
    if (first === undefined) return []
    // A whole list is named by its heading; one question by its own words.
    return codes.length === 1
      ? [`${part} : « ${labels.get(first)} » – ${what}`]
      : [`${part} : ${codes.length} ${several}`]
  }
  // A question that misses both its answer and its reason is named once.
  const both = sansRaison.filter((code) => aConfirmer.includes(code))
  const only = (codes: readonly string[]) => codes.filter((code) => !both.includes(code))
  return [
    ...told(only(aConfirmer), 'réponse à confirmer', 'réponses à confirmer'),
    ...told(
      both,
      'réponse à confirmer, raison à écrire',
      'réponses à confirmer, avec leurs raisons',
    ),
    ...told(only(sansRaison), 'raison à écrire', 'raisons à écrire'),
  ]
}
