import { clePersonne } from '../../../../shared/domain/nom.ts'
import type { LigneLue } from '../../../import/understand/ligne-lue.ts'
import type { Connus, EnfantConnu, FamilleConnue, ResponsableConnu } from './connus.ts'
import { clesOf } from './identite.ts'
import { cleAdulte } from './merge-lignes.ts'

/**
 * Clusters of the items that share a key, directly or through others. Inside a cluster the items keep their
 * order; apart from that, the clusters do not depend on the order of the items.
 */
export function clusterByKeys<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): readonly (readonly T[])[] {
  const parent = items.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      const up = parent[at] ?? at
      parent[at] = parent[up] ?? up
      at = parent[at] ?? at
    }
    return at
  }
  const owner = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const first = owner.get(key)
      if (first === undefined) owner.set(key, index)
      else parent[root(index)] = root(first)
    }
  }
  const clusters = new Map<number, T[]>()
  for (const [index, item] of items.entries()) {
    const key = root(index)
    const cluster = clusters.get(key)
    if (cluster) cluster.push(item)
    else clusters.set(key, [item])
  }
  return [...clusters.values()]
}

/** Item of a cluster, which a name, an adult or a household may link to another. */
export type Item = LigneLue | EnfantConnu | FamilleConnue
export type Clusters = ReadonlyMap<Item, readonly Item[]>

/** Clusters of the rows and of the base's records, whatever the person has decided. */
export function clustersOf(lignes: readonly LigneLue[], { enfants, familles }: Connus): Clusters {
  const keyed = [
    ...lignes.map((item): Keyed => ({ item, keys: keysOfLigne(item) })),
    ...enfants.map((item): Keyed => ({ item, keys: keysOfEnfant(item) })),
    ...familles.map((item): Keyed => ({ item, keys: keysOfFamille(item) })),
  ]
  return new Map(
    clusterByKeys(keyed, ({ keys }) => keys).flatMap((cluster) => {
      const items = cluster.map(({ item }) => item)
      return items.map((item) => [item, items] as const)
    }),
  )
}

type Keyed = { readonly item: Item; readonly keys: readonly string[] }

const keysOfLigne = (ligne: LigneLue): readonly string[] => [
  ...clesOf(ligne).map((cle) => `nom ${cle}`),
  ...ligne.responsables.flatMap(keysOfAdulte),
]

const keysOfEnfant = (enfant: EnfantConnu): readonly string[] => [
  ...[enfant, ...enfant.alias].map((one) => `nom ${clePersonne(one)}`),
  ...(enfant.familleId === null ? [] : [`famille ${enfant.familleId}`]),
]

const keysOfFamille = ({ id, responsables }: FamilleConnue): readonly string[] => [
  `famille ${id}`,
  ...responsables.flatMap(keysOfAdulte),
]

/** Keys by which an adult of two rows, or of a row and a family, may be found to be one person. */
function keysOfAdulte(adulte: Omit<ResponsableConnu, 'id' | 'lien'>): readonly string[] {
  const cle = cleAdulte(adulte)
  return [
    ...(cle === null ? [] : [`adulte ${cle}`]),
    ...(adulte.telephone === null ? [] : [`telephone ${adulte.telephone}`]),
    ...(adulte.mail === null ? [] : [`mail ${adulte.mail}`]),
  ]
}
