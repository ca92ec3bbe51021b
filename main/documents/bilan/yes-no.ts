import { Paragraph, type Table, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { champOf } from '../../../shared/texts/valeurs.ts'
import {
  type Block,
  type CellOptions,
  dottedLines,
  dottedQuestion,
  isHeldToNext,
  plainTable,
  reponseLines,
  row,
  ruledTable,
  text,
} from '../word/blocks.ts'
import { FormCheckbox } from '../word/checkbox.ts'
import { leadIn, wording } from '../word/text.ts'
import { STYLE, TEXT_WIDTH } from '../word/theme.ts'
import type { TableOptions } from './answers.ts'
import { brouillonMark } from './brouillon.ts'
import { linesOf, raisonLines } from './valeurs.ts'

/** Shared by every yes/no table, so that the boxes stand in the same two columns down the document. */
const BOX_WIDTH = 794
const LABEL_WIDTH = TEXT_WIDTH - 2 * BOX_WIDTH
const COLUMNS = [LABEL_WIDTH, BOX_WIDTH, BOX_WIDTH] as const

const REASON_LINES = 3

type Line = { readonly code: string; readonly label: string }

/** Questions one below the other, answered in two columns whose heads are repeated on each page. */
export function yesNoTable(
  bilan: BilanRempli,
  lines: readonly Line[],
  { caption, leads }: TableOptions,
): Table {
  const { oui, non } = bilan.trame.wording
  const head = row(
    [
      { width: LABEL_WIDTH, children: [text('', STYLE.caption)] },
      { width: BOX_WIDTH, children: [text(oui, STYLE.caption)] },
      { width: BOX_WIDTH, children: [text(non, STYLE.caption)] },
    ],
    { keepNext: true, isHeader: true },
  )
  const rows = lines.map((line, index) =>
    row([labelCell(bilan, line), ...boxCells(bilan, line)], {
      keepNext: isHeldToNext(index, lines.length, leads),
    }),
  )
  return ruledTable([head, ...rows], COLUMNS, caption)
}

/**
 * A question on its own, or two of which the second is about the first: the heads stand in their cells, above the
 * boxes. The follow-up under the « oui » of the last one, or the text that details it, begins in a row of the same table,
 * so that no page ends between them.
 */
export function yesNoQuestion(
  bilan: BilanRempli,
  champs: readonly ChampTrame[],
  { caption, leads, detail }: TableOptions & { readonly detail?: ChampTrame | undefined },
): readonly Block[] {
  const { oui, non } = bilan.trame.wording
  const last = champs.at(-1)
  const questionRow = (champ: ChampTrame) =>
    row([labelCell(bilan, champ), ...boxCells(bilan, champ, [oui, non])], {
      keepNext: leads || champ !== last || champ.ifYes !== undefined || detail !== undefined,
    })
  const questions = champs.map(questionRow)
  const followUp =
    detail !== undefined
      ? followUpOf(detail, linesOf(bilan, detail), leads, brouillonMark(bilan, detail.code))
      : last?.ifYes === undefined
        ? null
        : reasonOf(bilan, last, last.ifYes, leads)
  if (followUp === null) return [plainTable(questions, COLUMNS, caption)]

  const { held, rest } = followUp
  const reason = { width: TEXT_WIDTH, columnSpan: COLUMNS.length, isTight: true, children: held }
  const reasonRow = row([reason], { canSplit: true, keepNext: leads && rest.length === 0 })
  return [plainTable([...questions, reasonRow], COLUMNS, caption), ...rest]
}

/** A question with the beginning of its answer, then the paragraphs that may follow elsewhere. */
type FollowUp = { readonly held: readonly Paragraph[]; readonly rest: readonly Paragraph[] }

/** The question under a « oui ». A « non » has no follow-up to write: one line says so, and saves half a page in all. */
function reasonOf(bilan: BilanRempli, champ: ChampTrame, ifYes: string, leads: boolean): FollowUp {
  const lines = raisonLines(bilan, champ)
  if (lines.length === 0 && champOf(bilan, champ.code).valeur === false)
    return { held: [dottedQuestion(leadIn(ifYes), STYLE.subquestion)], rest: [] }
  return followUpOf({ label: ifYes }, lines, leads)
}

function followUpOf(
  question: Pick<ChampTrame, 'label' | 'lines'>,
  [first, ...others]: readonly string[],
  leads: boolean,
  mark: readonly TextRun[] = [],
): FollowUp {
  const label = new Paragraph({
    style: STYLE.subquestion,
    children: [new TextRun(leadIn(question.label)), ...mark],
  })
  if (first === undefined)
    return { held: [label, ...dottedLines(question.lines ?? REASON_LINES)], rest: [] }
  return { held: [label, text(first, STYLE.reponse)], rest: reponseLines(others, leads) }
}

function labelCell(bilan: BilanRempli, line: Line): CellOptions {
  const children = [new TextRun(wording(line.label)), ...brouillonMark(bilan, line.code)]
  return { width: LABEL_WIDTH, children: [new Paragraph({ style: STYLE.label, children })] }
}

/** The two boxes of a line, neither ticked when there is no answer, each under its head if given one. */
function boxCells(
  bilan: BilanRempli,
  line: Line,
  heads: readonly string[] = [],
): readonly CellOptions[] {
  const { valeur } = champOf(bilan, line.code)
  const { oui, non } = bilan.trame.wording
  return [
    { answer: oui, suffix: 'oui', ticked: valeur === true },
    { answer: non, suffix: 'non', ticked: valeur === false },
  ].map(({ answer, suffix, ticked }, index) => {
    const head = heads[index]
    const box = new FormCheckbox({
      ticked,
      tag: `${line.code}.${suffix}`,
      name: `${answer} – ${line.label}`,
    })
    return {
      width: BOX_WIDTH,
      children: [
        ...(head === undefined ? [] : [text(head, STYLE.caption)]),
        new Paragraph({ style: STYLE.box, children: [box] }),
      ],
    }
  })
}
