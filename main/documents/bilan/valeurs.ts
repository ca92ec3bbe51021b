import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { champOf, raisonOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { paragraphsOf } from '../word/text.ts'

/**
 * What the form shows for a value, in paragraphs; none where nothing was entered. A corrected figure shows
 * as it was corrected: what the records gave, and why, are for the screen and the annexes.
 */
export function linesOf(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur } = champOf(bilan, champ.code)
  return paragraphsOf(texteOf(bilan.trame, champ, valeur) ?? '')
}

/** The answer to the question under a « oui », in paragraphs. */
export function raisonLines(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  return paragraphsOf(raisonOf(bilan, champ) ?? '')
}
