import type { IsoDate } from '../dates.ts'
import type { Logo } from './logo.ts'

/** Longest text that fits under the title of a printed fiche, in characters. */
export const MAX_TEXTE_FICHE = 400

/**
 * The blank fiche d'orientation that a structure sends to a school, and reads back filled with nothing to
 * map: its headers and the wording of its lists are those that the import knows.
 */
export type FicheVierge = {
  readonly structure: string
  /** `2021-2022`. */
  readonly anneeScolaire: string
  /** Address for the fiche's return: « clas@… · 05 53 … ». */
  readonly retour: string | null
  readonly retourAvant: IsoDate | null
  /** Text of the network for the teachers, and its logo. */
  readonly texte: string | null
  readonly logo: (Logo & { readonly bytes: Uint8Array }) | null
  readonly etablissement: string | null
  /** Classes, one sheet each; empty for a single sheet without a class. */
  readonly classes: readonly ClasseFiche[]
  /** Labels of the form's origines and situations, in its order. */
  readonly origines: readonly string[]
  readonly situations: readonly string[]
  /** Criteria of the network; no label holds a comma nor a semicolon. */
  readonly criteres: readonly string[]
  /** Lines for pupils on each sheet. */
  readonly lignes: number
}

export type ClasseFiche = { readonly nom: string; readonly enseignant: string | null }
