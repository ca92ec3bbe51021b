import exceljs, { type CellValue, type Style } from 'exceljs'

/** A sheet as bare cells: what is in it, with nothing of how we came to it. */
export type PlainSheet = {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly {
    readonly height: number
    readonly cells: readonly { readonly value: CellValue; readonly style: Partial<Style> }[]
  }[]
}

/** Reads a workbook back; equal styles become one object, as exceljs likes them best. */
export async function readSheets(path: string): Promise<readonly PlainSheet[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const styles = new Map<string, Partial<Style>>()
  const shared = (style: Partial<Style>): Partial<Style> => {
    const key = JSON.stringify(style)
    const known = styles.get(key)
    if (known === undefined) styles.set(key, style)
    return known ?? style
  }
  return workbook.worksheets.map((sheet) => {
    const rows: PlainSheet['rows'][number][] = []
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: { value: CellValue; style: Partial<Style> }[] = []
      row.eachCell({ includeEmpty: true }, (cell) => {
        // A merged cell says the text of its master again: it was written once.
        const value = cell.isMerged && cell.master !== cell ? null : cell.value
        cells.push({ value, style: shared(cell.style) })
      })
      rows.push({ height: row.height, cells })
    })
    const widths = sheet.columns.map(({ width }) => width ?? 9)
    return { name: sheet.name, widths, rows }
  })
}

/** Writes them in the plainest way that exceljs has to stream a workbook. */
export async function streamSheets(sheets: readonly PlainSheet[], path: string): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  })
  for (const { name, widths, rows } of sheets) {
    const sheet = book.addWorksheet(name)
    sheet.columns = widths.map((width) => ({ width }))
    for (const [index, { height, cells }] of rows.entries()) {
      const row = sheet.getRow(index + 1)
      row.height = height
      for (const [column, { value, style }] of cells.entries()) {
        const cell = row.getCell(column + 1)
        cell.value = value
        cell.style = style
      }
      row.commit()
    }
    sheet.commit()
  }
  await book.commit()
}
