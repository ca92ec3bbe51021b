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
