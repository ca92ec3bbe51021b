import { type FeuilleChoisie, onlySheet } from './only-sheet.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { ELEVES } from './understand/eleves.ts'
import { headerScorer } from './understand/entete.ts'
import type { FichierLu } from './understand/ligne-lue.ts'
import { type UnderstandOptions, understand } from './understand/understand.ts'

export type FichierOptions = UnderstandOptions & FeuilleChoisie

/**
 * A school's file, from its bytes to its rows of children. Throws `RefusedFile`, whose code says why in
 * French (`reasonOf`). Heavy and fed with whatever was received: the app runs it in a worker.
 */
export function readFichier(bytes: Uint8Array, options: FichierOptions): FichierLu {
  const scoreHeader = headerScorer(ELEVES)
  const classeur = readClasseur(bytes, { nomTexte: options.nomTexte, scoreHeader })
  const lu = understand(onlySheet(classeur, options.feuille), options)
  if (lu.lecture.length === 0) throw new RefusedFile('no-header')
  return lu
}
