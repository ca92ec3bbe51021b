import { book, rezip } from '../orientations/books.ts'

/** A sheet whose days are painted: « #C6EFCE » is a blank cell of that colour. */
export function paintedBook(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array {
  const colours = [...new Set(rows.flat().filter((one) => one.startsWith('#')))]
  const fills = colours.map(
    (one) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${one.slice(1)}"/><bgColor indexed="64"/></patternFill></fill>`,
  )
  const formats = colours.map(
    (_, index) =>
      `<xf numFmtId="0" fontId="0" fillId="${index + 2}" borderId="0" xfId="0" applyFill="1"/>`,
  )
  const styles = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${formats.join('')}</cellXfs></styleSheet>`
  const cellOf = (text: string, row: number, column: number): string => {
    const place = `${String.fromCharCode(65 + column)}${row}`
    return text.startsWith('#')
      ? `<c r="${place}" s="${colours.indexOf(text) + 1}"/>`
      : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
  }
  const data = [titles, ...rows].map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((text, column) => cellOf(text, index + 1, column)).join('')}</row>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data.join('')}</sheetData></worksheet>`
  return rezip(book([{ nom: 'Mardi', rows: [['x']] }], 'xlsx'), (entries) => ({
    ...entries,
    'xl/styles.xml': new TextEncoder().encode(styles),
    'xl/worksheets/sheet1.xml': new TextEncoder().encode(xml),
  }))
}
