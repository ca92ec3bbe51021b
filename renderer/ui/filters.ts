import { normalizeNom } from '../../shared/domain/nom.ts'

/** Value of a filter in the address for « no value ». */
export const NONE = 'sans'

/** True when the filter lets the value through; a null filter lets everything through. */
export const fits = (filter: string | null, value: string | null): boolean =>
  filter === null || (filter === NONE ? value === null : value === filter)

/** A test for names, blind to accents, case and the order of words: « ines ben » finds « Benali Inès ». */
export function createSearch(text: string): (...names: readonly (string | null)[]) => boolean {
  const typed = normalizeNom(text)
  if (typed === '') return () => true
  const words = typed.split(' ')
  return (...names) => {
    const where = normalizeNom(names.join(' '))
    // « ndiaye » must find « N’Diaye », which normalizes to two words.
    const joined = where.replaceAll(' ', '')
    return words.every((word) => where.includes(word) || joined.includes(word))
  }
}

/** One option of a filter; its label ends with the number of rows it leaves. */
export type FilterOption = { readonly value: string; readonly label: string }

/** Options for the values that a list really holds, in order; rows without a value come last, under `noneLabel`. */
export function countOptions<Row, V extends string>(
  rows: readonly Row[],
  {
    pick,
    compare,
    labelOf,
    noneLabel,
  }: {
    readonly pick: (row: Row) => V | null
    readonly compare: (a: V, b: V) => number
    readonly labelOf: (value: V) => string
    /** Label of the rows without a value; when absent they give no option. */
    readonly noneLabel?: string
  },
): readonly FilterOption[] {
  const counts = new Map<V, number>()
  let none = 0
  for (const row of rows) {
    const value = pick(row)
    if (value === null) none++
    else counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const options = [...counts]
    .sort(([a], [b]) => compare(a, b))
    .map(([value, count]) => ({ value, label: `${labelOf(value)} (${count})` }))
  if (none === 0 || noneLabel === undefined) return options
  return [...options, { value: NONE, label: `${noneLabel} (${none})` }]
}

/** Orders codes as their closed list does. */
export const byRankIn =
  <V extends string>(list: readonly V[]) =>
  (a: V, b: V): number =>
    list.indexOf(a) - list.indexOf(b)
