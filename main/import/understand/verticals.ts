import type { Cellule, Fusion, Rangee } from '../reading/grid.ts'

/**
 * Repeats a cell merged downwards (one class for five pupils, one family for two brothers) on each of its
 * rows. Cells merged sideways are titles and stay as they are.
 */
export function withVerticalMerges(
  rangees: readonly Rangee[],
  fusions: readonly Fusion[],
): readonly Rangee[] {
  const verticals = fusions.filter((f) => f.firstColumn === f.lastColumn)
  if (verticals.length === 0) return rangees
  const rows = new Map(rangees.map((rangee) => [rangee.numero, [...rangee.cellules]]))
  for (const { firstRow, lastRow, firstColumn } of verticals) {
    const value = rows.get(firstRow)?.[firstColumn] ?? null
    if (value !== null) fill(rows, firstRow + 1, lastRow, firstColumn, value)
  }
  return rangees.map((rangee) => ({
    ...rangee,
    cellules: rows.get(rangee.numero) ?? rangee.cellules,
  }))
}

function fill(
  rows: ReadonlyMap<number, Cellule[]>,
  firstRow: number,
  lastRow: number,
  column: number,
  value: Cellule,
): void {
  for (let numero = firstRow; numero <= lastRow; numero++) {
    const cellules = rows.get(numero)
    if (!cellules) continue
    while (cellules.length <= column) cellules.push(null)
    cellules[column] ??= value
  }
}
