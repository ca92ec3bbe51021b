import { Paragraph, Tab, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { tickedOptions } from '../../../shared/texts/valeurs.ts'
import { type Block, text } from '../word/blocks.ts'
import { FormCheckbox } from '../word/checkbox.ts'
import { leadIn, wording } from '../word/text.ts'
import { STYLE } from '../word/theme.ts'

/** Options up to this many characters in all stand on one line. */
const INLINE_OPTIONS_LENGTH = 60

/** A choice between texts: the question, then its options. */
export function choiceBlocks(bilan: BilanRempli, champ: ChampTrame): readonly Block[] {
  return [text(leadIn(champ.label), STYLE.question), ...optionParagraphs(bilan, champ)]
}

/** The options of a choice, each behind its box: on one line when they are short. */
export function optionParagraphs(bilan: BilanRempli, champ: ChampTrame): readonly Paragraph[] {
  const options = champ.options ?? []
  const ticked = tickedOptions(bilan, champ)
  const lines = options.map(({ value, label }) => ({
    box: new FormCheckbox({
      ticked: ticked.includes(value),
      tag: `${champ.code}.${value}`,
      name: label,
    }),
    label: wording(label),
  }))
  const length = lines.reduce((sum, { label }) => sum + label.length, 0)
  if (length > INLINE_OPTIONS_LENGTH)
    return lines.map(({ box, label }) => {
      const run = new TextRun({ children: [new Tab(), label] })
      return new Paragraph({ style: STYLE.option, children: [box, run] })
    })
  const children = lines.flatMap(({ box, label }, index) => [
    ...(index === 0 ? [] : [new TextRun('\u2003\u2003')]),
    box,
    new TextRun(`\u00a0\u00a0${label}`),
  ])
  return [new Paragraph({ style: STYLE.option, children })]
}
