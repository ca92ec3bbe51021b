import {
  cleValeur,
  type ValeurDite,
  type ValeurInconnue,
} from '../../../shared/domain/correspondance.ts'
import { frCollator } from '../../../shared/format.ts'

/**
 * A value read in a cell, with a French sentence on its fault, if any, and, for a closed list, the texts
 * that match none of its codes.
 */
export type Lecture<T> = {
  readonly valeur: T
  readonly probleme?: string
  readonly inconnus?: readonly string[]
}

/** « text », cut when long, for a message. */
export function citation(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return `« ${short} »`
}

/** « ligne 4 », « lignes 4, 7, 9… ». */
export const rowsText = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'ligne' : 'lignes'} ${rows.slice(0, ROWS_SHOWN).join(', ')}${rows.length > ROWS_SHOWN ? '…' : ''}`
const ROWS_SHOWN = 5

const MAX_MEMO = 4_000

/**
 * The same function with its results kept by text: a column of classes, of schools or of situations
 * repeats a few values on hundreds of rows. Forgets everything past a limit.
 */
export function memo<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= MAX_MEMO) known.clear()
    const value = read(text)
    known.set(text, value)
    return value
  }
}

/** Code that a text of the file stands for; null for none, undefined when the person gave no meaning. */
export type CodeOf = (champ: string, texte: string) => string | null | undefined

/** Code that one part of a list stands for, if the person gave one. */
export type CodeOfListe = (texte: string) => string | null | undefined

/** Returns the lookup of the meanings that the person gave to the file's codes. */
export function codeOfValeurs(valeurs: readonly ValeurDite[]): CodeOf {
  if (valeurs.length === 0) return () => undefined
  const known = new Map(valeurs.map((one) => [cleValeur(one), one.code]))
  return (champ, texte) => known.get(cleValeur({ champ, texte }))
}

/** Longest list of codes: a longer one is a column that was taken for another. */
const MAX_VALEURS = 60

/** Counter of the values that are not understood by themselves. */
export type Inconnues = {
  add(champ: string, texte: string): void
  /** Values, most frequent first. */
  list(): readonly ValeurInconnue[]
}

export function createInconnues(): Inconnues {
  const counts = new Map<string, ValeurInconnue>()
  return {
    add(champ, texte) {
      const key = cleValeur({ champ, texte })
      const known = counts.get(key) ?? { champ, texte, nombre: 0 }
      counts.set(key, { ...known, nombre: known.nombre + 1 })
    },
    list: () =>
      [...counts.values()]
        .sort((a, b) => b.nombre - a.nombre || frCollator.compare(a.texte, b.texte))
        .slice(0, MAX_VALEURS),
  }
}
