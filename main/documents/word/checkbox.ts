import { BuilderElement, CheckBox, CheckBoxUtil, TextRun } from 'docx'
import { oneLine, shorten } from './text.ts'
import { SIZES } from './theme.ts'

/** Word's own signs and font for its check boxes. */
const SIGNS = { ticked: '☒', empty: '☐', font: 'MS Gothic' } as const

/** Word refuses a longer name for a content control. */
const MAX_NAME = 64

/**
 * A real check box of Word, which a click ticks. docx's own has no tag, and shows its sign as a symbol, which
 * is lost when the text is copied, searched or read aloud: this class writes Word's own XML.
 */
export class FormCheckbox extends CheckBox {
  /** `tag` names the answer for machines, `name` for people: shown at a click, read out by screen readers. */
  constructor(box: { readonly ticked: boolean; readonly tag: string; readonly name: string }) {
    super({ checked: box.ticked })
    const properties = element('w:sdtPr', [
      named('w:alias', box.name),
      named('w:tag', box.tag),
      new CheckBoxUtil({ checked: box.ticked }),
    ])
    const sign = new TextRun({
      text: box.ticked ? SIGNS.ticked : SIGNS.empty,
      font: SIGNS.font,
      size: SIZES.box,
    })
    this.root = [properties, element('w:sdtContent', [sign])]
  }
}

function element(
  name: string,
  children: readonly (BuilderElement | CheckBoxUtil | TextRun)[],
): BuilderElement {
  return new BuilderElement({ name, children })
}

function named(name: string, value: string): BuilderElement {
  const val = { key: 'w:val', value: shorten(oneLine(value), MAX_NAME) }
  return new BuilderElement<{ readonly val: string }>({ name, attributes: { val } })
}
