import type { Measure } from './compare.ts'

/** The measures as a table of aligned columns. */
export function formatTable(measures: readonly Measure[]): string {
  const head = ['', 'ours', '', 'reference', '', 'ratio', 'gate', '']
  const rows = measures.map((m) => [
    m.name,
    m.labels.ours,
    format(m.ours, m.unit),
    m.labels.reference,
    format(m.reference, m.unit),
    m.ratio.toFixed(2),
    m.gate === null ? '–' : m.gate.toFixed(2),
    m.gate === null ? '' : m.isOver ? 'OVER' : 'ok',
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const isNumber = (column: number): boolean => [2, 4, 5, 6].includes(column)
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isNumber(column) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}

const format = (value: number, unit: string): string =>
  `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`
