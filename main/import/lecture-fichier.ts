import type { HeuresLues } from './heures/heures-lues.ts'
import { type FichierOptions, readFichier } from './read-fichier.ts'
import { type HeuresOptions, readHeures } from './read-heures.ts'
import type { FichierLu } from './understand/ligne-lue.ts'

/** What a file is read for, with what that takes. */
export type Lecture =
  | { readonly genre: 'eleves'; readonly options: FichierOptions }
  | { readonly genre: 'heures'; readonly options: HeuresOptions }

/** What each reading gives. */
export type Lu = { readonly eleves: FichierLu; readonly heures: HeuresLues }

/** The right reader for it. Throws `RefusedFile`. */
export function readFor(bytes: Uint8Array, { genre, options }: Lecture): Lu[Lecture['genre']] {
  return genre === 'heures' ? readHeures(bytes, options) : readFichier(bytes, options)
}
