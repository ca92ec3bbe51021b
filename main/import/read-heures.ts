import { HEURES } from './heures/headers.ts'
import type { HeuresLues } from './heures/heures-lues.ts'
import { type UnderstandHeuresOptions, understandHeures } from './heures/understand-heures.ts'
import { type FeuilleChoisie, onlySheet } from './only-sheet.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { headerScorer } from './understand/entete.ts'

export type HeuresOptions = UnderstandHeuresOptions & FeuilleChoisie

/** A file of hours, from its bytes to its entries. Throws `RefusedFile`; run in a worker, as `readFichier` is. */
export function readHeures(bytes: Uint8Array, options: HeuresOptions): HeuresLues {
  const scoreHeader = headerScorer(HEURES)
  const classeur = readClasseur(bytes, { nomTexte: options.nomTexte, scoreHeader })
  const lues = understandHeures(onlySheet(classeur, options.feuille), options)
  if (lues.lecture.length === 0) throw new RefusedFile('no-heures')
  return lues
}
