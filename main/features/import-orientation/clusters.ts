/**
 * Puts together the items that share a key, and those that share one with these, and so on. The result
 * does not depend on the order of the items, save for the order inside each cluster, which is theirs.
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
