import type { Style, Worksheet } from 'exceljs'
import { columnLetter } from '../../../shared/format.ts'
import { escapeHtml } from '../page/print-page.ts'

/** Content of a cell: a text, a number, a formula with its result, or nothing. */
export type Written =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: string | number }

/** The inside of a streamed sheet of exceljs 4.4.0 that its types do not tell; the version is pinned. */
type SheetInside = {
  /** Number of the first row that is not in the file yet. */
  _rowZero: number
  readonly rowBreaks: object[]
  readonly stream: { write(xml: string): unknown }
  readonly workbook: {
    readonly styles: { addStyleModel(style: Partial<Style>): number }
    readonly sharedStrings: { add(text: string): number }
  }
}

const insideOf = (sheet: Worksheet): SheetInside => sheet as unknown as SheetInside

/**
 * A row whose cells are put one after the other, from the first column on, and go to the file as exceljs would write
 * them: its own rows and cells take more than half of the time of a workbook. Rows are taken in order, the head of the
 * sheet being in the file.
 */
export class Line {
  readonly number: number
  readonly #sheet: SheetInside
  #cells = ''
  #column = 0

  constructor(sheet: Worksheet, number: number) {
    this.number = number
    this.#sheet = insideOf(sheet)
  }

  put(value: Written, style: Partial<Style>): void {
    const { styles, sharedStrings } = this.#sheet.workbook
    const at = `r="${columnLetter(++this.#column)}${this.number}" s="${styles.addStyleModel(style)}"`
    if (value === null) this.#cells += `<c ${at}/>`
    else if (typeof value === 'number') this.#cells += `<c ${at}><v>${value}</v></c>`
    else if (typeof value === 'string') {
      this.#cells += `<c ${at} t="s"><v>${sharedStrings.add(value)}</v></c>`
    } else {
      const { formula, result } = value
      this.#cells +=
        typeof result === 'number'
          ? `<c ${at}><f>${escapeHtml(formula)}</f><v>${result}</v></c>`
          : `<c ${at} t="str"><f>${escapeHtml(formula)}</f><v>${escapeHtml(result)}</v></c>`
    }
  }

  /** Writes the row to the file: `height` in points, the usual one by default. */
  commit(height?: number): void {
    const ht = height === undefined ? '' : ` ht="${height}" customHeight="1"`
    this.#sheet.stream.write(
      `<row r="${this.number}"${ht} spans="1:${this.#column}" x14ac:dyDescent="0.25">${this.#cells}</row>`,
    )
    this.#sheet._rowZero = this.number + 1
  }
}

/** Begins a printed page after a row; by the number that exceljs writes for every column. */
export function breakPageAfter(sheet: Worksheet, number: number): void {
  insideOf(sheet).rowBreaks.push({ id: number, max: 16_838, man: 1 })
}
