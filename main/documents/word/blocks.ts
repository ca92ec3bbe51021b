import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  type IBorderOptions,
  type ITableOptions,
  LeaderType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TabStopDefinition,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { BULLETS } from './styles.ts'
import { oneLine } from './text.ts'
import { COLORS, STYLE, TEXT_WIDTH } from './theme.ts'

/** Block of a Word document, from top to bottom. */
export type Block = Paragraph | Table

export type CellOptions = {
  readonly width: number
  readonly children: readonly Paragraph[]
  readonly columnSpan?: number
  /** True for a cell without room above and below, which goes on with the one above it. */
  readonly isTight?: boolean
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: COLORS.rule } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/**
 * A table as wide as the text, with light rules between its rows. Rows are given by `row`; `caption` is read
 * out by screen readers, and not shown.
 */
export function ruledTable(
  rows: readonly TableRow[],
  columnWidths: readonly number[],
  caption: string,
): Table {
  return tableOf(rows, columnWidths, { rule: RULE, top: 50, bottom: 50 }, caption)
}

/** A table as `ruledTable` makes, without rules, for a question that stands on its own between texts. */
export function plainTable(
  rows: readonly TableRow[],
  columnWidths: readonly number[],
  caption: string,
): Table {
  return tableOf(rows, columnWidths, { rule: NONE, top: 100, bottom: 20 }, caption)
}

function tableOf(
  rows: readonly TableRow[],
  columnWidths: readonly number[],
  look: { readonly rule: IBorderOptions; readonly top: number; readonly bottom: number },
  caption: string,
): Table {
  const { rule, top, bottom } = look
  return new CaptionedTable(caption, {
    rows,
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    // Text and rules both start at the margin.
    margins: { top, bottom, left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: rule,
      bottom: rule,
      insideHorizontal: rule,
      left: NONE,
      right: NONE,
      insideVertical: NONE,
    },
  })
}

/** A table with the caption that docx does not know, at the end of its properties as the schema wants it. */
class CaptionedTable extends Table {
  constructor(caption: string, options: ITableOptions) {
    super(options)
    const [properties] = this.root as unknown as readonly { readonly root: unknown[] }[]
    if (properties === undefined) throw new Error('docx made a table without properties')
    properties.root.push(
      new BuilderElement<{ readonly val: string }>({
        name: 'w:tblCaption',
        attributes: { val: { key: 'w:val', value: oneLine(caption) } },
      }),
    )
  }
}

type RowOptions = {
  /** Holds the row to the one below. */
  readonly keepNext?: boolean
  /** Repeats the row at the head of each page that the table reaches. */
  readonly isHeader?: boolean
  /** Lets the row go on over the page: for texts of any length. */
  readonly canSplit?: boolean
  readonly align?: 'top' | 'center'
}

/** A row, which does not split over two pages unless it can. */
export function row(cells: readonly CellOptions[], options: RowOptions = {}): TableRow {
  return new TableRow({
    ...(options.canSplit ? {} : { cantSplit: true }),
    ...(options.isHeader ? { tableHeader: true } : {}),
    ...(options.keepNext ? { keepNext: true } : {}),
    children: cells.map((cell) => cellOf(cell, options.align ?? 'center')),
  })
}

function cellOf(cell: CellOptions, verticalAlign: 'top' | 'center'): TableCell {
  return new TableCell({
    width: { size: cell.width, type: WidthType.DXA },
    verticalAlign,
    children: cell.children,
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
    ...(cell.isTight ? { margins: { top: 0, bottom: 0 } } : {}),
  })
}

/** Most lines of a list that is never shared between two pages. */
const SHORT_LIST = 5

/**
 * Whether line `index` of `count` is held to the next one. A short list stays whole; of a long one, no
 * page ends with the first line alone, nor begins with the last. `leads`: the last line is held to what
 * comes after the table, a question that must not stand alone at the head of a page.
 */
export function isHeldToNext(index: number, count: number, leads = false): boolean {
  if (leads && index === count - 1) return true
  if (count <= SHORT_LIST) return index < count - 1
  return index === 0 || index === count - 2
}

/** A text in a style, in one run; `keepNext` holds its last lines to what follows. */
export function text(content: string, style: string, keepNext = false): Paragraph {
  return new Paragraph({
    style,
    ...(keepNext ? { keepNext } : {}),
    children: [new TextRun(content)],
  })
}

/** The paragraphs of an answer. `leads`: the last one is held to the question after it. */
export function reponseLines(lines: readonly string[], leads: boolean): readonly Paragraph[] {
  return lines.map((line, index) => text(line, STYLE.reponse, leads && index === lines.length - 1))
}

/** One item of a bulleted list. */
export function bullet(content: string, style: string): Paragraph {
  return new Paragraph({
    style,
    numbering: { reference: BULLETS, level: 0 },
    children: [new TextRun(content)],
  })
}

/** A dotted line to write on, `width` twips long. */
export function dottedLine(
  options: { readonly width?: number; readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    style: STYLE.dots,
    tabStops: [dottedTab(options.width ?? TEXT_WIDTH)],
    ...(options.keepNext ? { keepNext: true } : {}),
    children: [new TextRun({ children: [new Tab()] })],
  })
}

/** Dotted lines to write on, which stay together. `leads`: the last one is held to what follows. */
export function dottedLines(count: number, leads = false): readonly Paragraph[] {
  return Array.from({ length: count }, (_, index) =>
    dottedLine({ keepNext: leads || index < count - 1 }),
  )
}

/** A question with dots after it, up to the margin: no answer is expected there. */
export function dottedQuestion(label: string, style: string): Paragraph {
  return new Paragraph({
    style,
    tabStops: [dottedTab(TEXT_WIDTH)],
    keepNext: false,
    children: [
      new TextRun(`${label} `),
      new TextRun({ color: COLORS.dots, children: [new Tab()] }),
    ],
  })
}

/** Blocks with a little room between two tables, which Word would make one, and after a last table. */
export function separated(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    const isStuck = block instanceof Table && (next === undefined || next instanceof Table)
    return isStuck ? [block, new Paragraph({ style: STYLE.gap })] : [block]
  })
}

function dottedTab(position: number): TabStopDefinition {
  return { type: TabStopType.RIGHT, position, leader: LeaderType.DOT }
}

/** Columns of a table as wide as the text: the first takes its share of it (0 to 1), the others are even. */
export const evenColumns = (count: number, firstShare: number) =>
  sharedColumns([
    firstShare,
    ...Array.from({ length: count - 1 }, () => (1 - firstShare) / (count - 1)),
  ])

/** Room that a column keeps before the next one, in twips. */
const GUTTER = 80

/** Columns of a table as wide as the text, each with its share of it. `cells` are the cells of one row, one text a column, the head above its figures. */
export function sharedColumns(shares: readonly number[]) {
  const sum = shares.reduce((total, share) => total + share, 0)
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / sum))
  const cells = (values: readonly string[], style: string): readonly CellOptions[] =>
    values.map((value, index) => ({
      width: widths[index] ?? 0,
      children: [
        new Paragraph({
          ...{ style, alignment: AlignmentType.LEFT, indent: { right: GUTTER } },
          children: [new TextRun(value)],
        }),
      ],
    }))
  return { widths, cells }
}
