import { formatCount } from '../../shared/format.ts'

/**
 * What stands in the way of a deletion, each as how many and the rest of its sentence, which says the way
 * out, for one and for several. What counts none is no reason.
 */
export const reasonsOf = (
  standing: readonly (readonly [count: number, one: string, several: string])[],
): readonly string[] =>
  standing.flatMap(([count, one, several]) => (count > 0 ? [formatCount(count, one, several)] : []))
