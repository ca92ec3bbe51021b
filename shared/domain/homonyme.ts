import { formatPersonne } from '../format.ts'
import type { Niveau } from './niveau.ts'
import { normalizeNom } from './nom.ts'

/** Fields that tell two enfants of one name apart on a register: their class, then their year of birth. */
export type EnfantNomme = {
  readonly enfantId: string
  readonly nom: string
  readonly prenom: string
  readonly niveau: Niveau | null
  readonly anneeNaissance: number | null
}

/**
 * Short detail for each enfant whose name another one of the list has too (accents, capitals and hyphens aside): «
 * CE2, 2013 ». Enfants with a unique name are left out.
 */
export function precisionsOf(enfants: readonly EnfantNomme[]): ReadonlyMap<string, string> {
  const named = Map.groupBy(enfants, (enfant) => normalizeNom(formatPersonne(enfant)))
  const twins = [...named.values()]
    .filter((same) => new Set(same.map(({ enfantId }) => enfantId)).size > 1)
    .flat()
  return new Map(
    twins.map(({ enfantId, niveau, anneeNaissance }) => [
      enfantId,
      [niveau, anneeNaissance].filter((part) => part !== null).join(', ') || 'classe non précisée',
    ]),
  )
}

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
