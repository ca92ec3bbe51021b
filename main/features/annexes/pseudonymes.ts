import { hash } from 'node:crypto'
import type { IsoDate } from '../../../shared/dates.ts'

type Arrivee = {
  readonly enfantId: string
  /** First day of an inscription that counts, null for whoever waits, never came or merely dropped in. */
  readonly debut: IsoDate | null
}

const LAST = '9999-12-31'

/**
 * A code per enfant of the action, `E01`, `E02`… by date of arrival, then by a hash: the order says
 * nothing of the name, a child who joins later takes the next code instead of shifting the others, and
 * the enfants counted as of any date are the first ones, without a gap.
 */
export function pseudonymesOf(
  actionId: string,
  arrivees: readonly Arrivee[],
): ReadonlyMap<string, string> {
  const premieres = new Map<string, IsoDate>()
  for (const { enfantId, debut } of arrivees) {
    const known = premieres.get(enfantId) ?? LAST
    premieres.set(enfantId, debut !== null && debut < known ? debut : known)
  }
  // Hashed with the action, so that the codes of two actions cannot be laid side by side.
  const ordered = [...premieres]
    .map(([enfantId, debut]) => ({
      enfantId,
      key: `${debut} ${hash('sha256', `${actionId} ${enfantId}`)}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const digits = Math.max(2, String(ordered.length).length)
  return new Map(
    ordered.map(({ enfantId }, index) => [enfantId, `E${String(index + 1).padStart(digits, '0')}`]),
  )
}
