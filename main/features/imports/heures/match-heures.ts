import type { CategorieHeures } from '../../../../shared/domain/listes.ts'
import { compareTexts } from '../../../../shared/format.ts'

/** An entry ready to be written, or that stands already. */
export type Saisie = {
  /** Id of the intervenant, or the key of a new one. */
  readonly qui: string
  readonly actionId: string
  readonly date: string
  readonly categorie: CategorieHeures
  readonly minutes: number
  readonly note: string | null
}

type Verdict<T> =
  /** `ailleurs`: an action for which the same entry stands already, if any. */
  | { readonly statut: 'nouveau'; readonly ailleurs: string | null }
  | { readonly statut: 'connu' }
  /** `first`: the row higher in the file that holds the same entry, to the letter. */
  | { readonly statut: 'doublon-fichier'; readonly first: T }

/**
 * Finds the rows that the base already holds: same action, person, day, durée and catégorie. Several such
 * entries may exist on one day: as many rows are known as the base holds, rows with the same note first. Two
 * rows equal in everything are one entry. The result does not depend on the order of the rows.
 */
export function matchHeures<T extends { readonly saisie: Saisie }>(
  rows: readonly T[],
  known: readonly Saisie[],
): ReadonlyMap<T, Verdict<T>> {
  const verdicts = new Map<T, Verdict<T>>()
  const knownByKey = Map.groupBy(known, keyOf)
  const actions = new Map(known.map((one) => [tempsOf(one), one.actionId]))
  for (const [key, same] of Map.groupBy(rows, ({ saisie }) => keyOf(saisie))) {
    const distinct: T[] = []
    for (const [first, ...doubles] of Map.groupBy(same, ({ saisie }) => wholeOf(saisie)).values()) {
      if (!first) continue
      distinct.push(first)
      for (const double of doubles) verdicts.set(double, { statut: 'doublon-fichier', first })
    }
    const standing = knownByKey.get(key) ?? []
    const wholes = new Set(standing.map(wholeOf))
    distinct.sort(
      (a, b) =>
        Number(wholes.has(wholeOf(b.saisie))) - Number(wholes.has(wholeOf(a.saisie))) ||
        compareTexts(wholeOf(a.saisie), wholeOf(b.saisie)),
    )
    for (const [index, row] of distinct.entries()) {
      const isKnown = index < standing.length
      const ailleurs = standing.length > 0 ? null : (actions.get(tempsOf(row.saisie)) ?? null)
      verdicts.set(row, isKnown ? { statut: 'connu' } : { statut: 'nouveau', ailleurs })
    }
  }
  return verdicts
}

/** Key of an entry without its action. */
const tempsOf = ({ qui, date, minutes, categorie }: Saisie): string =>
  `${qui} ${date} ${minutes} ${categorie}`

const keyOf = (saisie: Saisie): string => `${tempsOf(saisie)} ${saisie.actionId}`

const wholeOf = (saisie: Saisie): string => `${keyOf(saisie)} ${saisie.note ?? ''}`
