import type { Measure } from './compare.ts'

/** The measures as a table of aligned columns. */
export function formatTable(measures: readonly Measure[]): string {
  const head = ['', 'ours', 'ms', 'reference', 'ms', 'ratio', 'gate', '']
  const rows = measures.map((m) => [
    m.name,
    m.labels.ours,
    formatMs(m.oursMs),
    m.labels.reference,
    formatMs(m.referenceMs),
    m.ratio.toFixed(2),
    m.gate === null ? '–' : m.gate.toFixed(2),
    m.gate === null ? '' : m.isOver ? 'OVER' : 'ok',
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const isNumber = (column: number): boolean =>
    head[column] === 'ms' || column === 5 || column === 6
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

const formatMs = (ms: number): string => ms.toFixed(ms < 10 ? 2 : 1)
