import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ClasseFiche, FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import { typographie } from '../../../shared/format.ts'
import type { Block } from '../word/blocks.ts'
import { logoBlocks } from '../word/logo.ts'
import { packDocument } from '../word/pack.ts'
import { NUMBERING, STYLES } from '../word/styles.ts'
import { oneLine } from '../word/text.ts'
import { COLORS, PAGE, SIZES, STYLE } from '../word/theme.ts'
import { retourText } from './mode-emploi.ts'

/**
 * Lines for pupils on a page filled by hand; more pupils need another print. A text and a logo each take the room of
 * one.
 */
const LIGNES_PAR_PAGE = 9
const LIGNE_HEIGHT = 600
/** Criteria in one column under the grid. */
const CRITERES_PAR_COLONNE = 12
const MARGIN = 720

/** Widths in twips, over a page lying on its side. */
const COLONNES = [
  ['Nom', 1900],
  ['Prénom', 1600],
  ['Né(e) le', 1150],
  ['Niveau', 850],
  ['Responsable légal, téléphone', 2500],
  ['Origine (n°)', 950],
  ['Situations (n°)', 1100],
  ['Critères (n°)', 1100],
  ['Objectif', 3048],
  ['Accord des parents', 1200],
] as const

const WIDTH = COLONNES.reduce((sum, [, width]) => sum + width, 0)

const RULE = { style: BorderStyle.SINGLE, size: 4, color: COLORS.dots } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** The fiche to print and fill by hand, as the bytes of a .docx: one page for each class. */
export function buildFicheDocx(fiche: FicheVierge, options: { readonly date: Date }): Uint8Array {
  return packDocument(buildFicheDocument(fiche), options.date)
}

/** The fiche as docx's own objects, before they are packed. */
function buildFicheDocument(fiche: FicheVierge): Document {
  const structure = oneLine(fiche.structure)
  const classes: readonly (ClasseFiche | null)[] = fiche.classes.length > 0 ? fiche.classes : [null]
  return new Document({
    title: typographie(`Fiche d’orientation vers le Clas ${fiche.anneeScolaire}`),
    creator: structure,
    lastModifiedBy: structure,
    styles: STYLES,
    numbering: NUMBERING,
    sections: classes.map((classe) => ({
      properties: {
        page: {
          // docx turns the page itself: the sides are given as upright.
          size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
          margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, footer: 400 },
        },
      },
      footers: { default: footerOf(fiche) },
      children: [...headOf(fiche, classe), gridOf(fiche), gap(), listsOf(fiche)],
    })),
  })
}

function headOf(fiche: FicheVierge, classe: ClasseFiche | null): readonly Block[] {
  const blank = '……………………………'
  const facts = [
    ['École ou collège', fiche.etablissement],
    ['Classe', classe?.nom ?? null],
    ['Enseignant(e)', classe?.enseignant ?? null],
  ] as const
  const line = facts
    .map(([label, value]) => `${label} : ${value === null ? blank : oneLine(value)}`)
    .join('     ')
  const titles = [
    new Paragraph({
      style: 'Title',
      children: [new TextRun(typographie('Fiche d’orientation vers le Clas'))],
    }),
    new Paragraph({
      style: STYLE.subtitle,
      children: [
        new TextRun(`${oneLine(fiche.structure)} · Année scolaire ${fiche.anneeScolaire}`),
      ],
    }),
  ]
  return [
    ...(fiche.logo === null ? titles : [besideLogo(titles, fiche.logo)]),
    ...(fiche.texte === null
      ? []
      : [
          new Paragraph({
            spacing: { after: 100 },
            children: [
              new TextRun({
                text: typographie(oneLine(fiche.texte)),
                size: SIZES.small,
                italics: true,
              }),
            ],
          }),
        ]),
    new Paragraph({ spacing: { after: 140 }, children: [new TextRun(typographie(line))] }),
  ]
}

/** Twips of the cell that holds the logo: 4 cm, and its margins. */
const LOGO_WIDTH = 2_500

function besideLogo(titles: readonly Paragraph[], logo: NonNullable<FicheVierge['logo']>): Table {
  const widths = [WIDTH - LOGO_WIDTH, LOGO_WIDTH]
  const cells = [cell(WIDTH - LOGO_WIDTH, titles), cell(LOGO_WIDTH, logoBlocks(logo))]
  return tableOf([new TableRow({ cantSplit: true, children: cells })], widths, NONE)
}

function gridOf({ texte, logo }: FicheVierge): Table {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLONNES.map(([titre, width]) =>
      cell(width, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({
              text: typographie(titre),
              bold: true,
              size: SIZES.small,
              color: COLORS.accent,
            }),
          ],
        }),
      ]),
    ),
  })
  const blanks = Array.from(
    { length: LIGNES_PAR_PAGE - (texte === null ? 0 : 1) - (logo === null ? 0 : 1) },
    () =>
      new TableRow({
        cantSplit: true,
        height: { value: LIGNE_HEIGHT, rule: HeightRule.ATLEAST },
        children: COLONNES.map(([, width]) => cell(width, [new Paragraph({ children: [] })])),
      }),
  )
  return tableOf(
    [header, ...blanks],
    COLONNES.map(([, width]) => width),
    RULE,
  )
}

/** Numbered lists under the grid, side by side: a long list of criteria takes two columns, to stay on the page. */
function listsOf({ origines, situations, criteres }: FicheVierge): Table {
  const isLong = criteres.length > CRITERES_PAR_COLONNE
  const half = isLong ? Math.ceil(criteres.length / 2) : criteres.length
  const columns = [
    { titre: 'Origine de la proposition', labels: origines, first: 1, share: isLong ? 0.27 : 0.33 },
    { titre: 'Situations', labels: situations, first: 1, share: isLong ? 0.31 : 0.38 },
    { titre: 'Critères', labels: criteres.slice(0, half), first: 1, share: isLong ? 0.21 : 0.29 },
    ...(isLong ? [{ titre: '', labels: criteres.slice(half), first: half + 1, share: 0.21 }] : []),
  ]
  const widths = columns.map(({ share }) => Math.round(WIDTH * share))
  const cells = columns.map(({ titre, labels, first }, index) =>
    cell(widths[index] ?? 0, [
      small(titre, true),
      ...labels.map((label, rank) => small(`${first + rank}. ${oneLine(label)}`, false)),
    ]),
  )
  return tableOf([new TableRow({ cantSplit: true, children: cells })], widths, NONE)
}

const small = (text: string, isTitle: boolean): Paragraph =>
  new Paragraph({
    spacing: { after: 0, line: 220 },
    children: [new TextRun({ text: typographie(text), size: SIZES.small - 2, bold: isTitle })],
  })

const gap = (): Paragraph => new Paragraph({ style: STYLE.gap })

const cell = (width: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, children })

function tableOf(
  rows: readonly TableRow[],
  columnWidths: readonly number[],
  rule: typeof RULE | typeof NONE,
): Table {
  return new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 70, right: 70, marginUnitType: WidthType.DXA },
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
  })
}

function footerOf(fiche: FicheVierge): Footer {
  const retour = retourText(fiche)
  const words = [
    ...(retour === null ? [] : [`${retour}.`]),
    'N’écrivez ni numéro d’élève, ni santé, ni adresse ; les parents peuvent lire cette fiche.',
  ]
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.note,
        children: [
          new TextRun(`${typographie(words.join(' '))}  ·  `),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}
