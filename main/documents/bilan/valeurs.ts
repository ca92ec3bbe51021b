import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { typographie } from '../../../shared/format.ts'
import { champOf, raisonOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { paragraphsOf } from '../word/text.ts'

/**
 * Paragraphs of the form for a value; none where nothing was entered. A corrected figure shows its
 * corrected value alone: the value of the records, and the reason, are for the screen and the annexes.
 */
export function linesOf(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  const { valeur } = champOf(bilan, champ.code)
  // A long list is one name a line: it breaks over pages, and is read at a glance.
  if (Array.isArray(valeur) && valeur.length > MAX_INLINE_NAMES) {
    return (valeur as readonly string[]).flatMap(typographed)
  }
  return typographed(texteOf(bilan.trame, champ, valeur) ?? '')
}

/** Names of a list up to this many are joined in a sentence. */
const MAX_INLINE_NAMES = 6

const typographed = (text: string): readonly string[] => paragraphsOf(text).map(typographie)

/** The answer to the question under a « oui », in paragraphs. */
export function raisonLines(bilan: BilanRempli, champ: ChampTrame): readonly string[] {
  return typographed(raisonOf(bilan, champ) ?? '')
}
