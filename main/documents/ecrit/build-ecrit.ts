import {
  AlignmentType,
  Footer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { ChampEcrit, Ecrit } from '../../../shared/domain/ecrit.ts'
import { typographie } from '../../../shared/format.ts'
import {
  type Block,
  bullet,
  dottedLine,
  dottedLines,
  plainTable,
  row,
  ruledTable,
  separated,
  text,
} from '../word/blocks.ts'
import { FormCheckbox } from '../word/checkbox.ts'
import { type LogoImage, logoBlocks } from '../word/logo.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine, paragraphsOf, shorten, wording } from '../word/text.ts'
import { STYLE, TEXT_WIDTH } from '../word/theme.ts'

type EcritRempli = {
  readonly ecrit: Ecrit
  readonly structure: string
  readonly sousTitre: string
  /** Texts by code of their champ. */
  readonly textes: Readonly<Record<string, string>>
  readonly logo: LogoImage | null
}

/** Dotted lines under a question without an answer. */
const BLANK_LINES = 3
const LABEL_WIDTH = 2835
/** Longest name beside the number of the page, on one line. */
const FOOTER_LENGTH = 80

/** A document of an action beside its bilan: each question with its text, blanks and places to sign where it has some. */
export function buildEcritDocx(rempli: EcritRempli, date: Date): Uint8Array {
  const { ecrit, structure, sousTitre, textes } = rempli
  const author = oneLine(structure)
  const isContrat = ecrit.signataires !== undefined
  const document = wordDocument({
    title: typographie(`${ecrit.titre} – ${oneLine(sousTitre)}`),
    author,
    footer: footerOf(shorten(author, FOOTER_LENGTH)),
    children: [
      ...logoBlocks(rempli.logo),
      text(wording(ecrit.titre), 'Title'),
      text(typographie(oneLine(sousTitre)), STYLE.subtitle),
      ...separated([
        ...(ecrit.blancs === undefined ? [] : [blanksTable(ecrit.blancs)]),
        ...ecrit.champs.flatMap((champ) => champBlocks(champ, textes[champ.code] ?? '', isContrat)),
        ...(ecrit.signataires === undefined ? [] : signatures(ecrit.signataires)),
      ]),
    ],
  })
  return packDocument(document, date)
}

function champBlocks(champ: ChampEcrit, texte: string, isListed: boolean): readonly Block[] {
  const written = paragraphsOf(texte).map((line) => typographie(line.trim()))
  const heading = text(wording(champ.label), 'Heading2')
  if (champ.options !== undefined) {
    // The coordinator's own answer is printed even when the list lacks it.
    const options = [
      ...new Set([...champ.options.map((option) => typographie(option)), ...written]),
    ]
    return [
      heading,
      ...options.map(
        (option, index) =>
          new Paragraph({
            style: STYLE.option,
            children: [
              new FormCheckbox({
                ticked: written.includes(option),
                tag: `${champ.code}.${index + 1}`,
                name: option,
              }),
              new TextRun({ children: [new Tab(), option] }),
            ],
          }),
      ),
    ]
  }
  if (written.length === 0) return [heading, ...dottedLines(BLANK_LINES)]
  return [
    heading,
    ...written.map((line) => (isListed ? bullet(line, 'Normal') : text(line, STYLE.reponse))),
  ]
}

function blanksTable(blancs: readonly string[]): Table {
  const width = TEXT_WIDTH - LABEL_WIDTH
  return ruledTable(
    blancs.map((blanc) =>
      row([
        { width: LABEL_WIDTH, children: [text(wording(blanc), STYLE.label)] },
        { width, children: [dottedLine({ width })] },
      ]),
    ),
    [LABEL_WIDTH, width],
    'À remplir à la main',
  )
}

/** Places to sign, three in a row, held together. */
function signatures(signataires: readonly string[]): readonly Block[] {
  const width = Math.floor(TEXT_WIDTH / signataires.length)
  return [
    new Paragraph({
      style: STYLE.question,
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: 'dot' }],
      children: [new TextRun('Fait le '), new TextRun({ children: [new Tab()] })],
    }),
    plainTable(
      [
        row(
          signataires.map((signataire) => ({
            width,
            children: [
              new Paragraph({
                style: STYLE.label,
                alignment: AlignmentType.CENTER,
                spacing: { after: 1100 },
                children: [new TextRun({ text: wording(signataire), bold: true })],
              }),
            ],
          })),
        ),
      ],
      signataires.map(() => width),
      'Signatures',
    ),
  ]
}

function footerOf(structure: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.header,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({
            children: [
              structure,
              new Tab(),
              'page ',
              PageNumber.CURRENT,
              ' / ',
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
}
