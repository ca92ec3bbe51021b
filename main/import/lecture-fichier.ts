import type { HeuresLues } from './heures/heures-lues.ts'
import type { PresencesLues } from './presences/understand-presences.ts'
import { type FichierOptions, openFichier, openInscrits } from './read-fichier.ts'
import { type HeuresOptions, openHeures } from './read-heures.ts'
import { openPresences, type PresencesOptions } from './read-presences.ts'
import type { FichierLu } from './understand/ligne-lue.ts'

/** Options of each kind of reading. */
type Options = {
  readonly eleves: FichierOptions
  readonly inscrits: FichierOptions
  readonly heures: HeuresOptions
  readonly presences: PresencesOptions
}

/** Result of each kind of reading. */
export type Lu = {
  readonly eleves: FichierLu
  readonly inscrits: FichierLu
  readonly heures: HeuresLues
  readonly presences: PresencesLues
}

/** Kind of reading of a file, with its options. */
export type LectureOf<G extends keyof Lu> = { readonly genre: G; readonly options: Options[G] }
export type Lecture = { readonly [G in keyof Lu]: LectureOf<G> }[keyof Lu]

const OPENERS = {
  eleves: openFichier,
  inscrits: openInscrits,
  heures: openHeures,
  presences: openPresences,
}

/** Reads the cells for that kind of file; the function returned understands them. Both throw `RefusedFile`. */
export function openFor(
  bytes: Uint8Array,
  { genre, options: { nomTexte } }: Lecture,
): (options: Lecture['options']) => Lu[Lecture['genre']] {
  return OPENERS[genre](bytes, nomTexte) as (options: Lecture['options']) => Lu[Lecture['genre']]
}

/** Reads and understands a file in one call. Throws `RefusedFile`. */
export const readFor = (bytes: Uint8Array, lecture: Lecture): Lu[Lecture['genre']] =>
  openFor(bytes, lecture)(lecture.options)
