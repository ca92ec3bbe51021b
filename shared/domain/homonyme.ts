import { formatPersonne } from '../format.ts'
import type { Niveau } from './niveau.ts'

/** Fields that tell two enfants of one name apart on a register: their class, then their year of birth. */
export type EnfantNomme = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly niveau: Niveau | null
  readonly anneeNaissance: number | null
}

const collator = new Intl.Collator('fr', { sensitivity: 'base' })

/**
 * Short detail for each enfant whose name another one of the list has too (accents and capitals aside): «
 * CE2, 2013 ». Enfants with a unique name are left out.
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

/** Adds to each row of a list the detail that tells its enfant from homonyms of that list; null for the others. */
export function withPrecisions<
  Row extends {
    readonly enfantId: string
    readonly nom: string
    readonly prenom: string
    readonly niveau: Niveau | null
    readonly dateNaissance: string | null
    readonly anneeNaissance: number | null
  },
>(rows: readonly Row[]): readonly (Row & { readonly precision: string | null })[] {
  // An enfant in two collectifs makes two rows.
  const byEnfant = new Map(rows.map((row) => [row.enfantId, row]))
  const precisions = precisionsOf(
    [...byEnfant.values()].map(({ dateNaissance, ...row }) => ({
      ...row,
      anneeNaissance:
        dateNaissance === null ? row.anneeNaissance : Number(dateNaissance.slice(0, 4)),
    })),
  )
  return rows.map((row) => ({ ...row, precision: precisions.get(row.enfantId) ?? null }))
}

/** « Benali Inès », or « Benali Inès (CM1, 2013) » beside a homonym. */
export const formatEnfant = (enfant: {
  readonly nom: string
  readonly prenom: string
  readonly precision: string | null
}): string => formatPersonne(enfant) + (enfant.precision === null ? '' : ` (${enfant.precision})`)
