import {
  cleValeur,
  type ValeurDite,
  type ValeurInconnue,
} from '../../../shared/domain/correspondance.ts'
import { frCollator } from '../../../shared/format.ts'

/** What a text of the file stands for: one of our codes, null for nothing, undefined when nobody said. */
export type CodeOf = (champ: string, texte: string) => string | null | undefined

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
