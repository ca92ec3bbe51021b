import { normalizeNom } from '../../../../shared/domain/nom.ts'
import type { ResponsableComplet } from '../../../import/understand/ligne-lue.ts'
import { clusterByKeys } from './clusters.ts'
import type { FamilleConnue, ResponsableConnu } from './connus.ts'
import { cleAdulte, completeResponsable, isSameResponsable } from './merge-lignes.ts'

/** A child of the file, or of the base, as far as its household is concerned. */
export type Foyer<T> = {
  readonly of: T
  readonly nom: string
  /** Household already known, if any. */
  readonly familleId: string | null
  readonly responsables: readonly Pick<ResponsableComplet, 'nom' | 'prenom' | 'telephone'>[]
}

/**
 * Households of the children: two share one when they share a telephone number, or an adult's full name and
 * their own nom. A surname alone proves nothing. The households do not depend on the order of the children.
 */
export function householdsOf<T>(foyers: readonly Foyer<T>[]): readonly (readonly Foyer<T>[])[] {
  return clusterByKeys(foyers, ({ nom, familleId, responsables }) => [
    ...(familleId === null ? [] : [`famille ${familleId}`]),
    ...responsables.flatMap((adulte) => {
      const cle = cleAdulte(adulte)
      return [
        ...(adulte.telephone === null ? [] : [`telephone ${adulte.telephone}`]),
        ...(cle === null ? [] : [`adulte ${cle} ${normalizeNom(nom)}`]),
      ]
    }),
  ])
}

/** Changes that an import makes to the adults of a household. */
type ChangesOfResponsables = {
  readonly added: readonly ResponsableComplet[]
  /** Blanks of known adults that are filled; other values stay. */
  readonly completed: readonly ResponsableConnu[]
  /** Known numbers that the file contradicts: kept, and told in a message. */
  readonly otherTelephones: readonly { readonly known: string; readonly found: string }[]
}

/** Compares the adults of the file with those of a household (empty for a new one). */
export function compareResponsables(
  famille: FamilleConnue | null,
  found: readonly ResponsableComplet[],
): ChangesOfResponsables {
  const known = (famille?.responsables ?? []).map((one) => ({ before: one, after: one }))
  const added: ResponsableComplet[] = []
  const otherTelephones: { known: string; found: string }[] = []
  for (const adulte of found) {
    // An adult who is certainly the same is preferred to one who may be.
    const same =
      known.find(({ after }) => isSameResponsable(after, adulte)) ??
      known.find(({ after }) => mayBeThatOne(after, adulte, known.length))
    if (same) {
      const { telephone } = same.after
      if (telephone !== null && adulte.telephone !== null && telephone !== adulte.telephone) {
        otherTelephones.push({ known: telephone, found: adulte.telephone })
      }
      same.after = completeResponsable(same.after, adulte)
      continue
    }
    const index = added.findIndex((one) => isSameResponsable(one, adulte))
    const twin = added[index]
    if (twin) added[index] = completeResponsable(twin, adulte)
    else added.push(adulte)
  }
  return {
    added,
    completed: known
      .filter(({ before, after }) => !isEqual(before, after))
      .map(({ after }) => after),
    otherTelephones,
  }
}

/** Whether an adult with no full name may be a known one; a lone number is that of the only adult, if it has none yet. */
function mayBeThatOne(known: ResponsableConnu, found: ResponsableComplet, count: number): boolean {
  const isUnnamed = found.nom === null && found.prenom === null
  if (isUnnamed) return count === 1 && known.telephone === null
  const isSameNom =
    found.nom !== null && known.nom !== null && normalizeNom(found.nom) === normalizeNom(known.nom)
  return isSameNom && found.prenom === null && !contradicts(known, found)
}

const contradicts = (known: ResponsableConnu, found: ResponsableComplet): boolean =>
  known.telephone !== null && found.telephone !== null && known.telephone !== found.telephone

const isEqual = (a: ResponsableConnu, b: ResponsableConnu): boolean =>
  (['nom', 'prenom', 'telephone', 'mail', 'lien'] as const).every((key) => a[key] === b[key])
