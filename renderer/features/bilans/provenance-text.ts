import { PROVENANCE_KINDS, type ProvenanceKind } from '../../../shared/domain/valeur.ts'
import { formatCount } from '../../../shared/format.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { LIBELLES_PROVENANCE } from '../../../shared/texts/libelles.ts'

/** Number of records of each kind behind a value. */
export type Compte = BilanVue['comptes'][string]

/** `12 séances`, `3 enfants`. */
export function countText(kind: ProvenanceKind, count: number): string {
  const [one, many] = LIBELLES_PROVENANCE[kind]
  return formatCount(count, one, many)
}

/** `3 enfants, 4 inscriptions`; an empty text when nothing stands behind the value. */
export function compteText(compte: Compte | undefined): string {
  if (compte === undefined) return ''
  return PROVENANCE_KINDS.flatMap((kind) => {
    const count = compte[kind] ?? 0
    return count === 0 ? [] : [countText(kind, count)]
  }).join(', ')
}
