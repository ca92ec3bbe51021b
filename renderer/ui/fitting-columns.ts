/** What a column without a width of its own is counted for, in rem. */
const FREE_REM = 10

type Sized = { readonly width?: string; readonly isExtra?: boolean }

/**
 * The columns that fit: those that are extra leave, the last first, until the rest has its room. `needed`
 * is what all of them ask for, `available` what there is, in rem. Gives what those left ask for too.
 */
export function fittingColumns<C extends Sized>(
  columns: readonly C[],
  needed: number,
  available: number,
): { readonly columns: readonly C[]; readonly needed: number } {
  const left = new Set<C>()
  let rest = needed
  for (const column of columns.toReversed()) {
    if (rest <= available) break
    if (column.isExtra !== true) continue
    left.add(column)
    rest -= column.width === undefined ? FREE_REM : Number.parseFloat(column.width)
  }
  return { columns: columns.filter((column) => !left.has(column)), needed: rest }
}
