import { AlignmentType, Paragraph, Table, TableLayoutType, TextRun, WidthType } from 'docx'
import { ChartRun } from 'docx/charts'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatDateLongue, typographie } from '../../../shared/format.ts'
import { row, text } from '../word/blocks.ts'
import { type LogoImage, logoBlocks } from '../word/logo.ts'
import { packDocument, wordDocument } from '../word/pack.ts'
import { oneLine, shorten } from '../word/text.ts'
import { COLORS, STYLE, TEXT_WIDTH } from '../word/theme.ts'

/** Content of the page for the board and the mairie: figures and words as in the bilan. */
export type UnePage = {
  readonly structure: string
  /** « Clas 2025-2026, action n° 1 – Grandir à l’école ». */
  readonly sousTitre: string
  readonly arreteAu: IsoDate
  /** Four figures: a number in words, and its label. */
  readonly chiffres: readonly { readonly valeur: string; readonly libelle: string }[]
  readonly graphiques: readonly {
    readonly titre: string
    readonly parts: readonly { readonly libelle: string; readonly valeur: number }[]
  }[]
  readonly phrases: readonly string[]
}

/** Size of the figures in half-points: legible from across the table, and smaller where one would not fit its quarter of the page. */
const BIG = { few: 64, many: 48 }
/** Most signs of a figure in the large size: « 12 480 ». */
const FEW_SIGNS = 6
/** Size of a chart in pixels: as wide as the text; two of them fill the page under the figures, lower with a logo above. */
const CHART = { width: 640, height: 265, heightWithLogo: 225, thickest: 120 }
/** Longest name of the structure and of the action: with more, the sentences would leave the page. */
const MAX_LENGTH = { structure: 120, sousTitre: 200 }

const NONE = { style: 'none', size: 0, color: 'auto' } as const
const NO_BORDERS = {
  ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
  ...{ insideHorizontal: NONE, insideVertical: NONE },
}

/** One A4 page: four big figures, two charts that Word draws from their data, two sentences. */
export function buildUnePageDocx(
  page: UnePage,
  date: Date,
  logo: LogoImage | null = null,
): Uint8Array {
  const author = oneLine(page.structure)
  const document = wordDocument({
    title: typographie(`Le Clas en une page – ${oneLine(page.sousTitre)}`),
    author,
    children: [
      ...logoBlocks(logo),
      text(shorten(author, MAX_LENGTH.structure), 'Title'),
      text(shorten(typographie(oneLine(page.sousTitre)), MAX_LENGTH.sousTitre), STYLE.subtitle),
      text(`Arrêté au ${formatDateLongue(page.arreteAu)}`, STYLE.note),
      figuresOf(page),
      ...page.graphiques.flatMap((graphique) =>
        chartOf(graphique, logo === null ? CHART.height : CHART.heightWithLogo),
      ),
      ...page.phrases.map((phrase) => text(typographie(phrase), STYLE.question)),
    ],
  })
  return packDocument(document, date)
}

function figuresOf({ chiffres }: UnePage): Table {
  const width = Math.floor(TEXT_WIDTH / chiffres.length)
  const isFew = chiffres.every(({ valeur }) => valeur.length <= FEW_SIGNS)
  const size = isFew ? BIG.few : BIG.many
  const centered = (content: string, run: { readonly size?: number; readonly bold?: boolean }) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: typographie(content), ...run, color: COLORS.accent })],
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: chiffres.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: [
      row(
        chiffres.map(({ valeur, libelle }) => ({
          width,
          children: [centered(valeur, { size, bold: true }), centered(libelle, {})],
        })),
        { align: 'top' },
      ),
    ],
  })
}

function chartOf(
  { titre, parts }: UnePage['graphiques'][number],
  height: number,
): readonly Paragraph[] {
  // A chart without a value would be an empty frame.
  if (parts.length === 0) return []
  const described = parts.map(({ libelle, valeur }) => `${libelle} ${valeur}`).join(', ')
  return [
    text(typographie(titre), 'Heading2'),
    new Paragraph({
      children: [
        new ChartRun({
          type: 'column',
          categories: parts.map(({ libelle }) => libelle),
          series: [
            { name: titre, values: parts.map(({ valeur }) => valeur), color: COLORS.accent },
          ],
          legend: false,
          chartArea: { border: 'none' },
          dataLabels: { value: true, numberFormat: '# ##0' },
          valueAxis: { visible: false, gridlines: false },
          gapWidth: Math.round(100 * Math.max(1, CHART.width / parts.length / CHART.thickest - 1)),
          transformation: { width: CHART.width, height },
          altText: { name: titre, description: `${titre} : ${described}` },
        }),
      ],
    }),
  ]
}
