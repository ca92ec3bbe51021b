/**
 * Reads a table written as text, `|` between cells: one record per line, by column. The year's data
 * stays readable as a page of a register; the dossier's schema checks every code at the end.
 */
export function readTable<C extends string>(
  columns: readonly C[],
  text: string,
): readonly Readonly<Record<C, string>>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (cells.length !== columns.length) {
        throw new Error(`${columns.length} cells expected: ${line}`)
      }
      const entries = columns.map((column, index) => [column, cells[index]])
      return Object.fromEntries(entries) as Record<C, string>
    })
}

/** An empty cell says nothing. */
export const orNull = (cell: string): string | null => (cell === '' ? null : cell)

/** Several codes in one cell, separated by spaces. */
export const codes = (cell: string): readonly string[] => (cell === '' ? [] : cell.split(/\s+/))
