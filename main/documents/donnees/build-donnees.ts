import { typographie } from '../../../shared/format.ts'
import { type Block, bullet, row, ruledTable, separated, text } from '../word/blocks.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine } from '../word/text.ts'
import { STYLE, TEXT_WIDTH } from '../word/theme.ts'

/** One part of a text to print: a heading, then paragraphs, a list, a table of two columns. */
type PartieTexte = {
  readonly titre: string
  readonly textes?: readonly string[]
  readonly puces?: readonly string[]
  readonly lignes?: readonly (readonly [string, string])[]
}

/** The register of the data, or the notice for familles: plain pages that the structure completes and prints. */
export type TexteDonnees = {
  readonly structure: string
  readonly titre: string
  readonly sousTitre: string
  readonly parties: readonly PartieTexte[]
}

const COLUMNS = [3400, TEXT_WIDTH - 3400] as const

/** The bytes of a .docx. */
export function buildDonneesDocx(
  { structure, titre, sousTitre, parties }: TexteDonnees,
  date: Date,
): Uint8Array {
  const author = oneLine(structure)
  const document = wordDocument({
    title: typographie(titre),
    author,
    children: [
      text(typographie(titre), 'Title'),
      text(typographie(oneLine(sousTitre)), STYLE.subtitle),
      ...separated(parties.flatMap(blocksOf)),
    ],
  })
  return packDocument(document, date)
}

function blocksOf({ titre, textes = [], puces = [], lignes = [] }: PartieTexte): readonly Block[] {
  const cell = (content: string, width: number, style: string) => ({
    width,
    children: [text(typographie(oneLine(content)), style)],
  })
  return [
    text(typographie(titre), 'Heading2'),
    ...textes.map((content) => text(typographie(oneLine(content)), 'Normal')),
    ...puces.map((content) => bullet(typographie(oneLine(content)), STYLE.option)),
    ...(lignes.length === 0
      ? []
      : [
          ruledTable(
            lignes.map(([name, value]) =>
              row([cell(name, COLUMNS[0], STYLE.label), cell(value, COLUMNS[1], 'Normal')], {
                align: 'top',
              }),
            ),
            COLUMNS,
            titre,
          ),
        ]),
  ]
}
