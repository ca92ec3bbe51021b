import { hash } from 'node:crypto'
import type { IsoDate } from '../../../shared/dates.ts'

type Arrivee = {
  /** Id of an enfant or an intervenant. */
  readonly id: string
  /** First day that counts; null for an enfant who waits, never came or merely dropped in. */
  readonly debut: IsoDate | null
}

const LAST = '9999-12-31'

/**
 * A code per person of the action, `E01`, `E02`… by date of arrival, then by a hash: the order says nothing
 * of the name, whoever joins later takes the next code instead of shifting the others, and the persons
 * counted as of any date are the first ones, without a gap.
 */
export function pseudonymesOf(
  actionId: string,
  arrivees: readonly Arrivee[],
  letter: 'E' | 'I',
): ReadonlyMap<string, string> {
  const premieres = new Map<string, IsoDate>()
  for (const { id, debut } of arrivees) {
    const known = premieres.get(id) ?? LAST
    premieres.set(id, debut !== null && debut < known ? debut : known)
  }
  // Hashed with the action, so that the codes of two actions cannot be laid side by side.
  const ordered = [...premieres]
    .map(([id, debut]) => ({ id, key: `${debut} ${hash('sha256', `${actionId} ${id}`)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const digits = Math.max(2, String(ordered.length).length)
  return new Map(
    ordered.map(({ id }, index) => [id, `${letter}${String(index + 1).padStart(digits, '0')}`]),
  )
}
