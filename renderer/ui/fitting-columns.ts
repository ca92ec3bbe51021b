/** Width in rem counted for a column without a width of its own. */
const FREE_REM = 10

type Sized = { readonly width?: string; readonly isExtra?: boolean }

/**
 * The columns that fit: all that are not extra, then each extra one in turn that still has its room.
 * `needed` is what all of them ask for, `available` what there is, in rem. Gives what those shown ask for too.
 */
export function fittingColumns<C extends Sized>(
  columns: readonly C[],
  needed: number,
  available: number,
): { readonly columns: readonly C[]; readonly needed: number } {
  const extra = columns.filter(({ isExtra }) => isExtra === true)
  const shown = new Set(columns.filter(({ isExtra }) => isExtra !== true))
  let rest = extra.reduce((left, column) => left - remOf(column), needed)
  for (const column of extra) {
    if (rest + remOf(column) > available) continue
    shown.add(column)
    rest += remOf(column)
  }
  return { columns: columns.filter((column) => shown.has(column)), needed: rest }
}

const remOf = ({ width }: Sized): number =>
  width === undefined ? FREE_REM : Number.parseFloat(width)
