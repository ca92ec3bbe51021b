import { type FeuilleChoisie, onlySheet } from './only-sheet.ts'
import {
  PRESENCES,
  type PresencesLues,
  type UnderstandPresencesOptions,
  understandPresences,
} from './presences/understand-presences.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { headerScorer } from './understand/entete.ts'

export type PresencesOptions = UnderstandPresencesOptions & FeuilleChoisie

/** Reads the cells of a grid of présences, colours included, and returns the function that understands them. */
export function openPresences(
  bytes: Uint8Array,
  nomTexte: string,
): (options: PresencesOptions) => PresencesLues {
  const classeur = readClasseur(bytes, {
    nomTexte,
    scoreHeader: headerScorer(PRESENCES),
    avecCouleurs: true,
  })
  return (options) => {
    const lues = understandPresences(onlySheet(classeur, options.feuille), options)
    if (lues.lecture.length === 0) throw new RefusedFile('no-presences')
    return lues
  }
}

/** A grid of présences, from its bytes to the rows of its enfants. Throws `RefusedFile`. */
export const readPresences = (bytes: Uint8Array, options: PresencesOptions): PresencesLues =>
  openPresences(bytes, options.nomTexte)(options)
