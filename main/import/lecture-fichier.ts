import { HEURES } from './heures/headers.ts'
import type { HeuresLues } from './heures/heures-lues.ts'
import { type UnderstandHeuresOptions, understandHeures } from './heures/understand-heures.ts'
import {
  PRESENCES,
  type PresencesLues,
  type UnderstandPresencesOptions,
  understandPresences,
} from './presences/understand-presences.ts'
import {
  type FeuilleChoisie,
  type FichierOptions,
  onlySheet,
  openFichier,
  openInscrits,
} from './read-fichier.ts'
import { readClasseur } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { headerScorer } from './understand/entete.ts'
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

type HeuresOptions = UnderstandHeuresOptions & FeuilleChoisie

/** Reads the cells of a file of hours, and returns the function that understands them, as `openFichier` does. */
function openHeures(bytes: Uint8Array, nomTexte: string): (options: HeuresOptions) => HeuresLues {
  const classeur = readClasseur(bytes, { nomTexte, scoreHeader: headerScorer(HEURES) })
  return (options) => {
    const lues = understandHeures(onlySheet(classeur, options.feuille), options)
    if (lues.lecture.length === 0) throw new RefusedFile('no-heures')
    return lues
  }
}

type PresencesOptions = UnderstandPresencesOptions & FeuilleChoisie

/** Reads the cells of a grid of présences, colours included, and returns the function that understands them. */
function openPresences(
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
