import { normalizeNom } from '../../shared/domain/nom.ts'

/** One item of a search, with its words normalized once. */
type Indexed<T> = {
  readonly item: T
  /** Normalized title of the item. */
  readonly title: string
  /** Normalized title and other words that find the item. */
  readonly words: string
  readonly joined: string
}

/** Normalizes the texts of a list for the search (no accent, no case), once a list rather than once a key. */
export function createIndex<T>(
  items: readonly T[],
  titleOf: (item: T) => string,
  othersOf: (item: T) => string,
): readonly Indexed<T>[] {
  return items.map((item) => {
    const title = normalizeNom(titleOf(item))
    const words = `${title} ${normalizeNom(othersOf(item))}`
    return { item, title, words, joined: words.replaceAll(' ', '') }
  })
}

/** Words of a sentence that find nothing by themselves: « imprimer la feuille de novembre ». */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a au aux d de des du en et l la le les mes mon ma pour sa ses son un une'.split(' '),
)

/** Letters from which a word may be found across two: the « 12 » of « 12 nov » is no end of « 03/11 » and start of « 2025 ». */
const SHORTEST_JOINED = 3

/**
 * The first `limit` items that hold every word typed, small words aside, in any order: first those whose title begins so
 * (a name before « Convention de bénévolat »), then those whose title has words that begin so, then those that
 * other words find, then the rest. Blind to accents, case, hyphens and apostrophes.
 */
export function search<T>(
  index: readonly Indexed<T>[],
  typed: string,
  limit: number,
): readonly T[] {
  const all = normalizeNom(typed).split(' ').filter(Boolean)
  const meant = all.filter((word) => !SMALL_WORDS.has(word))
  const wanted = meant.length > 0 ? meant : all
  if (wanted.length === 0) return []
  const named: T[] = []
  const titled: T[] = []
  const starts: T[] = []
  const others: T[] = []
  for (const { item, title, words, joined } of index) {
    const isHeld = (word: string) =>
      words.includes(word) || (word.length >= SHORTEST_JOINED && joined.includes(word))
    if (!wanted.every(isHeld)) continue
    const begins = (text: string) =>
      wanted.every((word) => text.startsWith(word) || text.includes(` ${word}`))
    if (begins(title) && wanted.some((word) => title.startsWith(word))) named.push(item)
    else if (begins(title)) titled.push(item)
    else if (begins(words)) starts.push(item)
    else if (others.length < limit) others.push(item)
    if (named.length >= limit) break
  }
  return [...named, ...titled, ...starts, ...others].slice(0, limit)
}
