import {
  cleValeur,
  type ValeurDite,
  type ValeurInconnue,
} from '../../../shared/domain/correspondance.ts'
import { frCollator } from '../../../shared/format.ts'

/**
 * A value read in a cell, with what had to be said about it (a French sentence) and, where the value is of
 * a closed list, the texts that stand for none of it.
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

const MAX_MEMO = 2_000

/**
 * The same function, remembering what it gave for each text: a column of classes, of schools or of
 * situations says the same few things on hundreds of rows. Forgets everything when it knows too many.
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

/** What a text of the file stands for: one of our codes, null for nothing, undefined when nobody said. */
export type CodeOf = (champ: string, texte: string) => string | null | undefined

/** What one part of a list stands for, if somebody said. */
export type CodeOfListe = (texte: string) => string | null | undefined

/** Looks up what the person has said of the file's own codes. */
export function codeOfValeurs(valeurs: readonly ValeurDite[]): CodeOf {
  if (valeurs.length === 0) return () => undefined
  const known = new Map(valeurs.map((one) => [cleValeur(one), one.code]))
  return (champ, texte) => known.get(cleValeur({ champ, texte }))
}

/** A list of codes longer than this is a column that was taken for another. */
const MAX_VALEURS = 60

/** Counts the values that are not understood by themselves. */
export type Inconnues = {
  add(champ: string, texte: string): void
  /** The most frequent first. */
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
