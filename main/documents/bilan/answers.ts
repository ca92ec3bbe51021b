import { AlignmentType, Paragraph, type Table, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import {
  type Block,
  dottedLine,
  dottedLines,
  isHeldToNext,
  reponseLines,
  row,
  ruledTable,
  text,
} from '../word/blocks.ts'
import { leadIn, wording } from '../word/text.ts'
import { STYLE, TEXT_WIDTH } from '../word/theme.ts'
import { brouillonMark } from './brouillon.ts'
import { optionParagraphs } from './choices.ts'
import { linesOf } from './valeurs.ts'

const FIGURE_WIDTH = 2608
const FICHE_LABEL_WIDTH = 3969
const DEFAULT_LINES = 3
/** An answer of more lines than this may go on over the page. */
const MAX_WHOLE_LINES = 12

/** Caption of a table, and whether its last line is held to the question after it. */
export type TableOptions = { readonly caption: string; readonly leads: boolean }

/** Dates, numbers and short texts: the question on the left, the answer at the right margin. */
export function figuresTable(
  bilan: BilanRempli,
  champs: readonly ChampTrame[],
  { caption, leads }: TableOptions,
): Table {
  const labelWidth = TEXT_WIDTH - FIGURE_WIDTH
  const decimals = decimalsOf(bilan, champs)
  const rows = champs.map((champ, index) =>
    row(
      [
        { width: labelWidth, children: labelOf(bilan, champ) },
        { width: FIGURE_WIDTH, children: figureOf(bilan, champ, decimals) },
      ],
      { keepNext: isHeldToNext(index, champs.length, leads) },
    ),
  )
  return ruledTable(rows, [labelWidth, FIGURE_WIDTH], caption)
}

/** An identification sheet: each question in a narrow left column, its answer beside it. */
export function ficheTable(
  bilan: BilanRempli,
  champs: readonly ChampTrame[],
  { caption, leads }: TableOptions,
): Table {
  const answerWidth = TEXT_WIDTH - FICHE_LABEL_WIDTH
  const rows = champs.map((champ, index) => {
    const isLong = linesOf(bilan, champ).length > MAX_WHOLE_LINES
    return row(
      [
        { width: FICHE_LABEL_WIDTH, children: labelOf(bilan, champ) },
        { width: answerWidth, children: ficheAnswer(bilan, champ, answerWidth) },
      ],
      {
        keepNext: !isLong && isHeldToNext(index, champs.length, leads),
        align: 'top',
        canSplit: isLong,
      },
    )
  })
  return ruledTable(rows, [FICHE_LABEL_WIDTH, answerWidth], caption)
}

/** A question with its text under it, or lines to write on; `leads` as in `TableOptions`. */
export function longTextBlocks(
  bilan: BilanRempli,
  champ: ChampTrame,
  { leads }: Pick<TableOptions, 'leads'>,
): readonly Block[] {
  const lines = linesOf(bilan, champ)
  const answer =
    lines.length === 0
      ? dottedLines(champ.lines ?? DEFAULT_LINES, leads)
      : reponseLines(lines, leads)
  const question = [new TextRun(leadIn(champ.label)), ...brouillonMark(bilan, champ.code)]
  return [new Paragraph({ style: STYLE.question, children: question }), ...answer]
}

/** A question, and under it the note that explains its figure. */
function labelOf(bilan: BilanRempli, champ: ChampTrame): readonly Paragraph[] {
  const run = new TextRun({ text: wording(champ.label), bold: champ.total ?? false })
  const note = bilan.notes[champ.code]
  return [
    new Paragraph({ style: STYLE.label, children: [run, ...brouillonMark(bilan, champ.code)] }),
    ...(note === undefined ? [] : [text(wording(note), STYLE.explanation)]),
  ]
}

function figureOf(bilan: BilanRempli, champ: ChampTrame, decimals: number): readonly Paragraph[] {
  const lines = linesOf(bilan, champ)
  if (lines.length === 0) return [dottedLine({ width: FIGURE_WIDTH })]
  return lines.map((line) => {
    const run = new TextRun(champ.kind === 'hours' ? padded(line, decimals) : line)
    return new Paragraph({ style: STYLE.value, alignment: AlignmentType.RIGHT, children: [run] })
  })
}

/** Decimals that the hours of the table show, at most. */
const decimalsOf = (bilan: BilanRempli, champs: readonly ChampTrame[]): number =>
  Math.max(
    0,
    ...champs
      .filter(({ kind }) => kind === 'hours')
      .flatMap((champ) => linesOf(bilan, champ).map((line) => line.split(',')[1]?.length ?? 0)),
  )

/** Spaces as wide as a comma and as a digit, which align the units of numbers set on the right. */
const PUNCTUATION_SPACE = '\u2008'
const FIGURE_SPACE = '\u2007'

function padded(number: string, decimals: number): string {
  const own = number.split(',')[1]?.length ?? 0
  if (own === decimals) return number
  return `${number}${own === 0 ? PUNCTUATION_SPACE : ''}${FIGURE_SPACE.repeat(decimals - own)}`
}

function ficheAnswer(bilan: BilanRempli, champ: ChampTrame, width: number): readonly Paragraph[] {
  if (champ.kind === 'choice') return optionParagraphs(bilan, champ)
  const lines = linesOf(bilan, champ)
  if (lines.length > 0) return lines.map((line) => text(line, STYLE.value))
  return Array.from({ length: champ.lines ?? 1 }, () => dottedLine({ width }))
}
