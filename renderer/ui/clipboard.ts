/** One column copied to a spreadsheet, as plain text. */
export type CopyColumn<Row> = {
  readonly header: string
  readonly text: (row: Row) => string
}

/**
 * A table as a spreadsheet takes it from the clipboard: cells between tabs, the headings first. A text
 * that a spreadsheet would run as a formula is given as a text.
 */
export function toTsv<Row>(columns: readonly CopyColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ]
  return lines.map((cells) => cells.map(cellOf).join('\t')).join('\r\n')
}

function cellOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const inert = /^[=+\-@]/.test(line) && !/^[+-]?[\d\s.,]+$/.test(line) ? `'${line}` : line
  return inert.startsWith('"') ? `"${inert.replaceAll('"', '""')}"` : inert
}

/**
 * Puts a text in the clipboard; false when the computer refused. The asynchronous clipboard needs a
 * permission that the window is not given: a copy by the user's own click needs none.
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', give, { once: true, capture: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return isDone
}
