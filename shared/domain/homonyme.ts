import { formatPersonne } from '../format.ts'
import type { Niveau } from './niveau.ts'

/** What tells two enfants of one name apart on a register: their class, then their year of birth. */
export type EnfantNomme = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly niveau: Niveau | null
  readonly anneeNaissance: number | null
}

const collator = new Intl.Collator('fr', { sensitivity: 'base' })

/**
 * For each enfant whose name another one of the list has too (accents and capitals aside), the few words
 * that tell them apart: « CE2, 2013 ». Enfants of a name of their own are left out.
 */
export function precisionsOf(enfants: readonly EnfantNomme[]): ReadonlyMap<string, string> {
  const sorted = [...enfants].sort(compare)
  const isTwin = (one: EnfantNomme | undefined, other: EnfantNomme) =>
    one !== undefined && one.enfantId !== other.enfantId && compare(one, other) === 0
  const twins = sorted.filter(
    (enfant, rank) => isTwin(sorted[rank - 1], enfant) || isTwin(sorted[rank + 1], enfant),
  )
  return new Map(
    twins.map(({ enfantId, niveau, anneeNaissance }) => [
      enfantId,
      [niveau, anneeNaissance].filter((part) => part !== null).join(', ') || 'classe non précisée',
    ]),
  )
}

const compare = (one: EnfantNomme, other: EnfantNomme): number =>
  collator.compare(formatPersonne(one), formatPersonne(other))
