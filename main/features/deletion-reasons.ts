import { formatCount } from '../../shared/format.ts'

/**
 * Reasons that stand in the way of a deletion, each as a count and the rest of its sentence, which says the
 * way out, for one and for several. A count of zero is no reason.
 */
export const reasonsOf = (
  standing: readonly (readonly [count: number, one: string, several: string])[],
): readonly string[] =>
  standing.flatMap(([count, one, several]) => (count > 0 ? [formatCount(count, one, several)] : []))
