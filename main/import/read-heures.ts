import { HEURES } from './heures/headers.ts'
import type { HeuresLues } from './heures/heures-lues.ts'
import { type UnderstandHeuresOptions, understandHeures } from './heures/understand-heures.ts'
import { type FeuilleChoisie, onlySheet } from './only-sheet.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { headerScorer } from './understand/entete.ts'

export type HeuresOptions = UnderstandHeuresOptions & FeuilleChoisie

/** Reads the cells of a file of hours, and returns the function that understands them, as `openFichier` does. */
export function openHeures(
  bytes: Uint8Array,
  nomTexte: string,
): (options: HeuresOptions) => HeuresLues {
  const classeur = readClasseur(bytes, { nomTexte, scoreHeader: headerScorer(HEURES) })
  return (options) => {
    const lues = understandHeures(onlySheet(classeur, options.feuille), options)
    if (lues.lecture.length === 0) throw new RefusedFile('no-heures')
    return lues
  }
}

/** A file of hours, from its bytes to its entries. Throws `RefusedFile`. */
export const readHeures = (bytes: Uint8Array, options: HeuresOptions): HeuresLues =>
  openHeures(bytes, options.nomTexte)(options)
