import { type FeuilleChoisie, onlySheet } from './only-sheet.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { ELEVES } from './understand/eleves.ts'
import { headerScorer } from './understand/entete.ts'
import type { FichierLu } from './understand/ligne-lue.ts'
import { type UnderstandOptions, understand } from './understand/understand.ts'

export type FichierOptions = UnderstandOptions & FeuilleChoisie

/**
 * Reads the cells of a school's file, and returns the function that understands them as children, to be
 * called again when the person says how to read them. Both throw `RefusedFile`, whose code says why in
 * French (`reasonOf`). Heavy and fed with whatever was received: the app runs them in a worker.
 */
export function openFichier(
  bytes: Uint8Array,
  nomTexte: string,
): (options: FichierOptions) => FichierLu {
  const classeur = readClasseur(bytes, { nomTexte, scoreHeader: headerScorer(ELEVES) })
  return (options) => {
    const lu = understand(onlySheet(classeur, options.feuille), options)
    if (lu.lecture.length === 0) throw new RefusedFile('no-header')
    return lu
  }
}

/** A school's file, from its bytes to its rows of children. Throws `RefusedFile`. */
export const readFichier = (bytes: Uint8Array, options: FichierOptions): FichierLu =>
  openFichier(bytes, options.nomTexte)(options)
