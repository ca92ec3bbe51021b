import { BorderStyle, Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { formatDateLongue } from '../../../shared/format.ts'
import { type Block, text } from '../word/blocks.ts'
import { oneLine, shorten, wording } from '../word/text.ts'
import { COLORS, STYLE, TEXT_WIDTH } from '../word/theme.ts'
import { brouillonHeader } from './brouillon.ts'

/** A form without a date of return keeps its dots. */
const DOTS = '…………………………'

const DEADLINE = '{dateRetour}'

/** Longest texts of the header, whose two sides stay on one line. */
const HEADER_LENGTH = { structure: 48, action: 52 } as const

const RIGHT_TAB = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }] as const

/** The form's title, subtitle and notes. */
export function titleBlocks(bilan: BilanRempli): readonly Block[] {
  const { title, notes } = bilan.trame
  return [
    text(filled(bilan, title), 'Title'),
    text(subtitleOf(bilan), STYLE.subtitle),
    ...notes.map((note) =>
      text(filled(bilan, note), note.includes(DEADLINE) ? STYLE.deadline : STYLE.note),
    ),
  ]
}

/** « Bilan 2021/2022 arrêté au 30 avril 2022 ». */
export function subtitleOf(bilan: BilanRempli): string {
  return filled(bilan, bilan.trame.subtitle)
}

/** Header of each page: the structure on the left, the action on the right. */
export function headerOf(bilan: BilanRempli): Header {
  const { action, trame, structure } = bilan
  const numero = wording(trame.wording.action).replaceAll('{numero}', oneLine(action.numero))
  const intitule = oneLine(action.intitule ?? '')
  const right = intitule === '' ? numero : `${numero} – ${intitule}`
  const draft = brouillonHeader(bilan)
  return new Header({
    children: [
      ...(draft === null ? [] : [draft]),
      new Paragraph({
        style: STYLE.header,
        tabStops: RIGHT_TAB,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: COLORS.rule, space: 4 } },
        children: [
          new TextRun({
            text: shorten(oneLine(structure), HEADER_LENGTH.structure),
            bold: true,
          }),
          new TextRun({ children: [new Tab(), shorten(right, HEADER_LENGTH.action)] }),
        ],
      }),
    ],
  })
}

/** Footer of each page: the form's subtitle on the left, « page x / y » on the right. */
export function footerOf(bilan: BilanRempli): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: RIGHT_TAB,
        children: [
          new TextRun({
            children: [subtitleOf(bilan), new Tab(), ...pageParts(bilan.trame.wording.page)],
          }),
        ],
      }),
    ],
  })
}

type PagePart = string | (typeof PageNumber)['CURRENT' | 'TOTAL_PAGES']

function pageParts(page: string): readonly PagePart[] {
  return wording(page)
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{page}') return PageNumber.CURRENT
      return part === '{pages}' ? PageNumber.TOTAL_PAGES : part
    })
}

function filled(bilan: BilanRempli, template: string): string {
  const { annee, arreteAu, action } = bilan
  return wording(template)
    .replaceAll('{anneeScolaire}', `${annee.debut.slice(0, 4)}/${annee.fin.slice(0, 4)}`)
    .replaceAll('{arreteAu}', formatDateLongue(arreteAu))
    .replaceAll(
      '{dateRetour}',
      action.dateRetour === null ? DOTS : formatDateLongue(action.dateRetour),
    )
}
