import { AlignmentType, Paragraph, type Table, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import {
  type Block,
  dottedLine,
  dottedLines,
  isHeldToNext,
  row,
  ruledTable,
  text,
} from '../word/blocks.ts'
import { STYLE } from '../word/styles.ts'
import { leadIn, wording } from '../word/text.ts'
import { TEXT_WIDTH } from '../word/theme.ts'
import { brouillonMark } from './brouillon.ts'
import { optionParagraphs } from './choices.ts'
import { linesOf } from './valeurs.ts'

const FIGURE_WIDTH = 2608
const FICHE_LABEL_WIDTH = 3969
const DEFAULT_LINES = 3

/** Dates, numbers and short texts: the question on the left, the answer at the right margin. */
export function figuresTable(bilan: BilanRempli, champs: readonly ChampTrame[]): Table {
  const labelWidth = TEXT_WIDTH - FIGURE_WIDTH
  const rows = champs.map((champ, index) =>
    row(
      [
        { width: labelWidth, children: labelOf(bilan, champ) },
        { width: FIGURE_WIDTH, children: figureOf(bilan, champ) },
      ],
      { keepNext: isHeldToNext(index, champs.length) },
    ),
  )
  return ruledTable(rows, [labelWidth, FIGURE_WIDTH])
}

/** An identification sheet: each question in a narrow left column, its answer beside it. */
export function ficheTable(bilan: BilanRempli, champs: readonly ChampTrame[]): Table {
  const answerWidth = TEXT_WIDTH - FICHE_LABEL_WIDTH
  const rows = champs.map((champ, index) =>
    row(
      [
        { width: FICHE_LABEL_WIDTH, children: labelOf(bilan, champ) },
        { width: answerWidth, children: ficheAnswer(bilan, champ, answerWidth) },
      ],
      { keepNext: isHeldToNext(index, champs.length), align: 'top' },
    ),
  )
  return ruledTable(rows, [FICHE_LABEL_WIDTH, answerWidth])
}

/** A question with its text under it, or lines to write on. */
export function longTextBlocks(bilan: BilanRempli, champ: ChampTrame): readonly Block[] {
  const lines = linesOf(bilan, champ)
  const answer =
    lines.length === 0
      ? dottedLines(champ.lines ?? DEFAULT_LINES)
      : lines.map((line) => text(line, STYLE.reponse))
  const question = [new TextRun(leadIn(champ.label)), ...brouillonMark(bilan, champ.code)]
  return [new Paragraph({ style: STYLE.question, children: question }), ...answer]
}

/** A question, and under it what explains its figure. */
function labelOf(bilan: BilanRempli, champ: ChampTrame): readonly Paragraph[] {
  const run = new TextRun({ text: wording(champ.label), bold: champ.total ?? false })
  const note = bilan.notes[champ.code]
  return [
    new Paragraph({ style: STYLE.label, children: [run, ...brouillonMark(bilan, champ.code)] }),
    ...(note === undefined ? [] : [text(wording(note), STYLE.explanation)]),
  ]
}

function figureOf(bilan: BilanRempli, champ: ChampTrame): readonly Paragraph[] {
  const lines = linesOf(bilan, champ)
  if (lines.length === 0) return [dottedLine({ width: FIGURE_WIDTH })]
  return lines.map((line) => {
    const run = new TextRun(line)
    return new Paragraph({ style: STYLE.value, alignment: AlignmentType.RIGHT, children: [run] })
  })
}

function ficheAnswer(bilan: BilanRempli, champ: ChampTrame, width: number): readonly Paragraph[] {
  if (champ.kind === 'choice') return optionParagraphs(bilan, champ)
  const lines = linesOf(bilan, champ)
  if (lines.length > 0) return lines.map((line) => text(line, STYLE.value))
  return Array.from({ length: champ.lines ?? 1 }, () => dottedLine({ width }))
}
