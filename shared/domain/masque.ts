/** A count of persons from 1 to this number less one is masked. */
export const SEUIL_MASQUE = 5

/** Counts by group; null where one is masked. */
export type Comptes = Readonly<Record<string, number>>
export type ComptesMasques = Readonly<Record<string, number | null>>

/**
 * Counts with the small ones (1 to 4) replaced by null, and with as many others as it takes so that a reader who
 * knows the sum of all of them, the threshold and this very rule cannot work a small one out. `zeros` names groups
 * without anybody that may be masked too, where nothing else is left to hide behind (the other niveaux of a palier).
 */
export function masquer(comptes: Comptes, zeros: readonly string[] = []): ComptesMasques {
  const keys = Object.keys(comptes).toSorted()
  const countOf = (key: string): number => comptes[key] ?? 0
  const small = keys.filter((key) => countOf(key) > 0 && countOf(key) < SEUIL_MASQUE)
  const hidden = new Set(small)
  if (isTold(small.map(countOf))) {
    const others = keys.filter((key) => countOf(key) >= SEUIL_MASQUE)
    const cover = others.find((key) => !isGivenAway(small.map(countOf), countOf(key)))
    const empty = [...keys.filter((key) => countOf(key) === 0), ...zeros]
    for (const key of cover === undefined ? [...others, ...empty] : [cover]) hidden.add(key)
  }
  const all = new Set([...Object.keys(comptes), ...hidden])
  return Object.fromEntries([...all].map((key) => [key, hidden.has(key) ? null : countOf(key)]))
}

/** Whether the sum of masked counts, each from 1 to 4, gives every one of them away: a lone one, all 1, all 4. */
function isTold(small: readonly number[]): boolean {
  if (small.length < 2) return small.length === 1
  return small.every((n) => n === 1) || small.every((n) => n === SEUIL_MASQUE - 1)
}

/**
 * Whether a cover is given away: all the counts beside it are 1, and their sum comes from no other counts under the
 * same rule.
 */
const isGivenAway = (small: readonly number[], cover: number): boolean =>
  small.length > 1 &&
  small.every((n) => n === 1) &&
  cover === (SEUIL_MASQUE - 2) * small.length + SEUIL_MASQUE - 1
