import { normalizeNom } from '../../shared/domain/nom.ts'
import type { Classeur } from './reading/grid.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { ELEVES } from './understand/eleves.ts'
import { headerScorer } from './understand/entete.ts'
import type { FichierLu } from './understand/ligne-lue.ts'
import { type UnderstandOptions, understand } from './understand/understand.ts'

export type FichierOptions = UnderstandOptions & {
  /** The file's name without its extension: names the sheet of a text file. */
  readonly nomTexte: string
  /** The only sheet to read, by its name; null for every sheet that holds a list. */
  readonly feuille: string | null
}

/**
 * A school's file, from its bytes to its rows of children. Throws `RefusedFile`, whose code says why in
 * French (`reasonOf`). Heavy and fed with whatever was received: the app runs it in a worker.
 */
export function readFichier(bytes: Uint8Array, options: FichierOptions): FichierLu {
  const classeur = readClasseur(bytes, {
    nomTexte: options.nomTexte,
    scoreHeader: headerScorer(ELEVES),
  })
  const lu = understand(onlySheet(classeur, options.feuille), options)
  if (lu.feuilles.length === 0) throw new RefusedFile('no-header')
  return lu
}

function onlySheet(classeur: Classeur, feuille: string | null): Classeur {
  if (feuille === null) return classeur
  const wanted = normalizeNom(feuille)
  const grilles = classeur.grilles.filter(({ nom }) => normalizeNom(nom) === wanted)
  if (grilles.length === 0) throw new RefusedFile('no-sheet')
  return { ...classeur, grilles }
}
