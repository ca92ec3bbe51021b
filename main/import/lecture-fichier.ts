import type { Champ } from '../../shared/domain/colonne.ts'
import { normalizeNom } from '../../shared/domain/nom.ts'
import { HEURES } from './heures/headers.ts'
import type { HeuresLues } from './heures/heures-lues.ts'
import { type UnderstandHeuresOptions, understandHeures } from './heures/understand-heures.ts'
import {
  PRESENCES,
  type PresencesLues,
  type UnderstandPresencesOptions,
  understandPresences,
} from './presences/understand-presences.ts'
import type { Classeur } from './reading/grid.ts'
import { readClasseur, type TexteLu } from './reading/read-classeur.ts'
import { RefusedFile } from './reading/refusal.ts'
import { ELEVES, INSCRITS } from './understand/eleves.ts'
import { headerScorer, type Vocabulaire } from './understand/entete.ts'
import type { FichierLu } from './understand/ligne-lue.ts'
import { type UnderstandOptions, understand } from './understand/understand.ts'

const UNNAMED_SHEET = /^(feuil|feuille|sheet|tableau)\s*\d*$/i

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
  { genre, options }: Lecture,
): (options: Lecture['options']) => Lu[Lecture['genre']] {
  return OPENERS[genre](bytes, textOf(options)) as (
    options: Lecture['options'],
  ) => Lu[Lecture['genre']]
}

/** Parts of the options that the reading of a text needs once, at the opening. */
const textOf = ({ nomTexte, premiereLigne }: TexteLu): TexteLu => ({ nomTexte, premiereLigne })

type HeuresOptions = UnderstandHeuresOptions & FeuilleChoisie

/** Reads the cells of a file of hours, and returns the function that understands them, as `openFichier` does. */
function openHeures(bytes: Uint8Array, texte: TexteLu): (options: HeuresOptions) => HeuresLues {
  const classeur = readClasseur(bytes, { ...texte, scoreHeader: headerScorer(HEURES) })
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
  texte: TexteLu,
): (options: PresencesOptions) => PresencesLues {
  const classeur = readClasseur(bytes, {
    ...texte,
    scoreHeader: headerScorer(PRESENCES),
    avecCouleurs: true,
  })
  return (options) => {
    const lues = understandPresences(onlySheet(classeur, options.feuille), options)
    if (lues.lecture.length === 0) throw new RefusedFile('no-presences')
    return lues
  }
}

export type FichierOptions = UnderstandOptions & FeuilleChoisie

/**
 * Reads the cells of a school's file, and returns the function that understands them as children, to be called again when the
 * person says how to read them. Both throw `RefusedFile`, whose code has a French sentence (`reasonOf`). Heavy and fed with
 * untrusted files: the app runs them in a worker.
 */
function openFichier(
  bytes: Uint8Array,
  texte: TexteLu,
  vocabulaire: Vocabulaire<Champ> = ELEVES,
): (options: FichierOptions) => FichierLu {
  const classeur = readClasseur(bytes, { ...texte, scoreHeader: headerScorer(vocabulaire) })
  return (options) => {
    const lu = understand(onlySheet(classeur, options.feuille), options, vocabulaire)
    if (lu.lecture.length === 0) throw new RefusedFile('no-header')
    return lu
  }
}

/**
 * Reads the coordinator's own list of enfants inscrits as `openFichier` does. Without a column of collectifs, the sheets' names are
 * those of collectifs.
 */
function openInscrits(bytes: Uint8Array, texte: TexteLu): (options: FichierOptions) => FichierLu {
  const read = openFichier(bytes, texte, INSCRITS)
  return (options) => {
    const lu = read(options)
    const sheets = new Set(lu.feuilles.map(({ nom }) => nom))
    const isSaid = lu.feuilles.some(({ colonnes }) => colonnes.collectif !== undefined)
    if (isSaid || sheets.size < 2) return lu
    const lignes = lu.lignes.map((ligne) =>
      UNNAMED_SHEET.test(ligne.feuille)
        ? ligne
        : { ...ligne, places: ligne.places.map((one) => ({ ...one, collectif: ligne.feuille })) },
    )
    return { ...lu, lignes }
  }
}

type FeuilleChoisie = TexteLu & {
  /** The only sheet to read, by its name; null for every sheet that holds a list. */
  readonly feuille: string | null
}

/** The workbook with that sheet alone. Throws `RefusedFile` when no sheet bears that name. */
function onlySheet(classeur: Classeur, feuille: string | null): Classeur {
  if (feuille === null) return classeur
  const wanted = normalizeNom(feuille)
  const grilles = classeur.grilles.filter(({ nom }) => normalizeNom(nom) === wanted)
  if (grilles.length === 0) throw new RefusedFile('no-sheet')
  return { ...classeur, grilles }
}
