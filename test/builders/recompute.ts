import type { CellValue, Worksheet } from 'exceljs'

/**
 * Computes again the few functions that our workbooks use, from the cells as they were read back: a
 * stored result that a spreadsheet program would replace by another is a lie until then.
 */
export function recompute(sheet: Worksheet, formula: string): number | string {
  const text = formula.replaceAll('$', '')
  const rule = RULES.find(({ pattern }) => pattern.test(text))
  if (rule === undefined) throw new Error(`no rule for ${formula}`)
  return rule.compute(sheet, rule.pattern.exec(text) as RegExpExecArray)
}

const REF = '([A-Z]+\\d+)'
const RANGE = '([A-Z]+\\d+:[A-Z]+\\d+)'
/** Formula that gives 1 for each row shown by the filter: a written file has no filter set. */
const SHOWN = 'SUBTOTAL\\(103,OFFSET\\([A-Z]+\\d+,ROW\\([A-Z]+\\d+:[A-Z]+\\d+\\)-5,0\\)\\),'

type Rule = {
  readonly pattern: RegExp
  compute(sheet: Worksheet, match: RegExpExecArray): number | string
}

const rule = (pattern: string, compute: Rule['compute']): Rule => ({
  pattern: new RegExp(`^${pattern}$`),
  compute,
})

const RULES: readonly Rule[] = [
  rule(`(?:SUM\\(|SUBTOTAL\\(109,)${RANGE}\\)`, (sheet, [, range]) => sum(valuesOf(sheet, range))),
  rule(
    `SUBTOTAL\\(103,${RANGE}\\)`,
    (sheet, [, range]) => valuesOf(sheet, range).filter((value) => value !== null).length,
  ),
  rule(
    `COUNTIF\\(${RANGE},"(.)"\\)`,
    (sheet, [, range, text]) => valuesOf(sheet, range).filter((value) => value === text).length,
  ),
  rule(`SUMIF\\(${RANGE},"(.+)",${RANGE}\\)`, (sheet, [, range, text, summed]) => {
    const values = valuesOf(sheet, summed)
    return sum(valuesOf(sheet, range).map((value, i) => (value === text ? values[i] : null)))
  }),
  rule(
    `SUMPRODUCT\\(${SHOWN}--EXACT\\(${RANGE},${REF}\\),${RANGE}\\)`,
    (sheet, [, range, ref, summed]) => {
      const values = valuesOf(sheet, summed)
      return sum(matching(sheet, range, ref).map((isSame, i) => (isSame ? values[i] : null)))
    },
  ),
  rule(
    `SUMPRODUCT\\(${SHOWN}--EXACT\\(${RANGE},${REF}\\),--\\(${RANGE}<>""\\)\\)`,
    (sheet, [, range, ref, counted]) => {
      const values = valuesOf(sheet, counted)
      return matching(sheet, range, ref).filter((isSame, i) => isSame && values[i] !== null).length
    },
  ),
  rule(`IF\\(SUM\\(${RANGE}\\)=0,"",${REF}/SUM\\(\\1\\)\\)`, (sheet, [, range, ref]) => {
    const total = sum(valuesOf(sheet, range))
    return total === 0 ? '' : numberAt(sheet, ref) / total
  }),
  rule(`${REF}-${REF}`, (sheet, [, a, b]) => numberAt(sheet, a) - numberAt(sheet, b)),
  rule(`${REF}/${REF}`, (sheet, [, a, b]) => numberAt(sheet, a) / numberAt(sheet, b)),
]

function matching(sheet: Worksheet, range = '', ref = ''): readonly boolean[] {
  const label = resultOf(sheet.getCell(ref).value)
  return valuesOf(sheet, range).map((value) => value === label)
}

function valuesOf(sheet: Worksheet, range = ''): readonly (number | string | null)[] {
  const [from = '', to = ''] = range.split(':')
  const [first, last] = [sheet.getCell(from), sheet.getCell(to)]
  const values: (number | string | null)[] = []
  for (let row = Number(first.row); row <= Number(last.row); row++) {
    for (let column = Number(first.col); column <= Number(last.col); column++) {
      values.push(resultOf(sheet.getRow(row).getCell(column).value))
    }
  }
  return values
}

const DAY_MS = 86_400_000

function resultOf(value: CellValue): number | string | null {
  if (value instanceof Date) return value.getTime() / DAY_MS
  if (typeof value === 'number' || typeof value === 'string' || value === null) return value
  // exceljs drops a result of 0 when it reads.
  if (typeof value === 'object' && 'formula' in value) return (value.result as number) ?? 0
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}

const sum = (values: readonly (number | string | null | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)

const numberAt = (sheet: Worksheet, ref = ''): number => Number(resultOf(sheet.getCell(ref).value))
