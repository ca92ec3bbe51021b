import { normalizeNom } from '../../../shared/domain/nom.ts'

/** Something to be found, with its words made ready once. */
export type Indexed<T> = { readonly item: T; readonly words: string; readonly joined: string }

/** Makes texts ready to be searched: no accent, no case. Done once a list, not once a key. */
export function createIndex<T>(
  items: readonly T[],
  textOf: (item: T) => string,
): readonly Indexed<T>[] {
  return items.map((item) => {
    const words = normalizeNom(textOf(item))
    return { item, words, joined: words.replaceAll(' ', '') }
  })
}

/**
 * The first `limit` items that hold every word typed, in any order; those whose own words begin so come
 * first. Blind to accents, case, hyphens and apostrophes.
 */
export function search<T>(
  index: readonly Indexed<T>[],
  typed: string,
  limit: number,
): readonly T[] {
  const wanted = normalizeNom(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  const starts: T[] = []
  const others: T[] = []
  for (const { item, words, joined } of index) {
    if (!wanted.every((word) => words.includes(word) || joined.includes(word))) continue
    const isStart = wanted.every((word) => words.startsWith(word) || words.includes(` ${word}`))
    if (isStart) starts.push(item)
    else if (others.length < limit) others.push(item)
    if (starts.length >= limit) break
  }
  return [...starts, ...others].slice(0, limit)
}
