import type { DataValidation, Style, Workbook, Worksheet } from 'exceljs'
import type { ClasseFiche, FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import { columnLetter, typographie } from '../../../shared/format.ts'
import * as style from '../excel/cells.ts'
import { A4, BOX, TEXT } from '../excel/cells.ts'
import { logoSize } from '../word/logo.ts'
import { oneLine } from '../word/text.ts'
import { COLONNES, type ColonneFiche, type NomListe, type Saisie, valeursOf } from './columns.ts'
import { modeEmploi, retourText } from './mode-emploi.ts'

/** Style of a cell to fill: white, boxed and unlocked. */
const FIELD: Partial<Style> = {
  font: TEXT,
  border: BOX,
  alignment: { vertical: 'middle', horizontal: 'left', indent: 1 },
  protection: { locked: false },
}

const INPUTS: Readonly<Record<Saisie['kind'], Partial<Style>>> = {
  texte: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  liste: { ...FIELD, alignment: { ...FIELD.alignment, wrapText: true } },
  // General format: a typed date shows as a date, a year alone stays a year.
  date: { ...FIELD, alignment: { ...FIELD.alignment, horizontal: 'center', indent: 0 } },
  // Text format, so that no zero is lost.
  telephone: { ...FIELD, numFmt: '@' },
}

/** Style of a kind of column, one object each: exceljs recognises it and writes one style. */
const inputStyle = (kind: Saisie['kind']): Partial<Style> => INPUTS[kind]

const LISTS_SHEET = 'Listes'
const HEADER_ROW = 7
const FIRST_ROW = HEADER_ROW + 1
/** Places of the network's text and of its logo (column and row, from 0). */
const TEXTE = 'F3:I5'
const TEXTE_ROWS = [3, 4, 5]
/** Height of the text in points: four lines, enough for the longest. */
const TEXTE_HEIGHT = 60
const LOGO_AT = { col: 9, row: 0 }
/** Height in points of a row without its own; width in pixels of one character of a column. */
const ROW_HEIGHT = 15
const PIXELS_PER_SIGN = 7
/** Margins in inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 }

/**
 * The fiche as the bytes of an .xlsx: a sheet per class whose titles are protected and whose lists drop
 * down, and a sheet that explains. `createdAt` is written in its properties.
 */
export async function buildFicheXlsx(fiche: FicheVierge, createdAt: Date): Promise<Uint8Array> {
  // exceljs takes a quarter of a second to load: load it only to write a workbook.
  const { default: exceljs } = await import('exceljs')
  const book: Workbook = new exceljs.Workbook()
  book.creator = oneLine(fiche.structure)
  book.title = `Fiche d’orientation Clas ${fiche.anneeScolaire}`
  book.created = createdAt
  book.modified = createdAt
  const classes: readonly (ClasseFiche | null)[] = fiche.classes.length > 0 ? fiche.classes : [null]
  const names = sheetNames(classes)
  for (const [index, classe] of classes.entries()) {
    await writeClasse(book, names[index] ?? 'Fiche', { fiche, classe })
  }
  await writeModeEmploi(book.addWorksheet('Mode d’emploi'), fiche)
  writeLists(book.addWorksheet(LISTS_SHEET, { state: 'veryHidden' }), fiche)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Names that a spreadsheet takes: 31 characters, none of `* ? : \ / [ ]`, no two alike. */
function sheetNames(classes: readonly (ClasseFiche | null)[]): readonly string[] {
  const taken = new Set([LISTS_SHEET, 'Mode d’emploi'].map((name) => name.toLowerCase()))
  return classes.map((classe) => {
    const base =
      oneLine(classe?.nom ?? '')
        .replace(/[*?:\\/[\]']/g, '-')
        .slice(0, 26) || 'Fiche'
    let name = base
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n})`
    taken.add(name.toLowerCase())
    return name
  })
}

async function writeClasse(
  book: Workbook,
  name: string,
  { fiche, classe }: { readonly fiche: FicheVierge; readonly classe: ClasseFiche | null },
): Promise<void> {
  const sheet = book.addWorksheet(name)
  sheet.columns = COLONNES.map(({ largeur }) => ({ width: largeur }))
  writeHead(sheet, fiche, classe)
  writeNetwork(book, sheet, fiche)
  writeHeader(sheet)
  const validations = COLONNES.map((colonne) => validationOf(colonne, fiche))
  for (let row = FIRST_ROW; row < FIRST_ROW + fiche.lignes; row++) {
    sheet.getRow(row).height = 20
    for (const [index, colonne] of COLONNES.entries()) {
      const cell = sheet.getCell(row, index + 1)
      cell.style = inputStyle(colonne.saisie.kind)
      cell.dataValidation = validations[index] as DataValidation
    }
  }
  sheet.views = [
    {
      state: 'frozen',
      xSplit: 2,
      ySplit: HEADER_ROW,
      activeCell: `A${FIRST_ROW}`,
      showGridLines: false,
    },
  ]
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 2,
    fitToHeight: 0,
    printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    printTitlesColumn: 'A:B',
    margins: MARGINS,
  }
  await protect(sheet)
}

function writeHead(sheet: Worksheet, fiche: FicheVierge, classe: ClasseFiche | null): void {
  const title = sheet.getCell('A1')
  title.value = typographie('Fiche d’orientation vers le Clas')
  title.style = style.TITLE
  sheet.getRow(1).height = 26
  const subtitle = sheet.getCell('A2')
  subtitle.value = `${oneLine(fiche.structure)}  ·  Année scolaire ${fiche.anneeScolaire}`
  subtitle.style = style.directed(style.SUBTITLE, subtitle.value, 'left')
  const note = sheet.getCell('F2')
  note.value = retourText(fiche)
  note.style = style.directed(style.SUBTITLE, note.value, 'left')
  const labelled = [
    ['École ou collège', fiche.etablissement],
    ['Classe', classe?.nom ?? null],
    ['Enseignant(e)', classe?.enseignant ?? null],
  ] as const
  for (const [index, [label, value]] of labelled.entries()) {
    const row = index + 3
    sheet.getCell(row, 1).value = typographie(`${label} :`)
    sheet.getCell(row, 1).style = style.LABEL
    sheet.mergeCells(row, 2, row, 5)
    const cell = sheet.getCell(row, 2)
    cell.value = value === null ? null : oneLine(value)
    cell.style = style.directed(FIELD, cell.value)
  }
}

/** The text of the network beside the facts of the class, then its logo. */
function writeNetwork(book: Workbook, sheet: Worksheet, { texte, logo }: FicheVierge): void {
  if (texte !== null) {
    sheet.mergeCells(TEXTE)
    const cell = sheet.getCell('F3')
    cell.value = typographie(oneLine(texte))
    cell.style = style.PARAGRAPH
    for (const row of TEXTE_ROWS) sheet.getRow(row).height = TEXTE_HEIGHT / TEXTE_ROWS.length
  }
  if (logo !== null) {
    const picture = {
      base64: Buffer.from(logo.bytes).toString('base64'),
      extension: logo.type === 'png' ? 'png' : 'jpeg',
    } as const
    // Anchor by two corners: exceljs writes a size in an anchor that Excel's schema does not know.
    const { width, height } = logoSize(logo)
    const range = { tl: LOGO_AT, br: cornerOf(sheet, width, height) }
    sheet.addImage(book.addImage(picture), range as Parameters<Worksheet['addImage']>[1])
  }
}

/** The cell, and the part of it, where a picture of that size (in pixels) ends when it begins at `LOGO_AT`. */
function cornerOf(sheet: Worksheet, width: number, height: number) {
  let { row } = LOGO_AT
  let left = height
  const heightOf = (index: number) => ((sheet.getRow(index + 1).height ?? ROW_HEIGHT) * 4) / 3
  for (; left > heightOf(row); row++) left -= heightOf(row)
  return {
    col: LOGO_AT.col + width / ((COLONNES[LOGO_AT.col]?.largeur ?? 10) * PIXELS_PER_SIGN),
    row: row + left / heightOf(row),
  }
}

function writeHeader(sheet: Worksheet): void {
  const header = sheet.getRow(HEADER_ROW)
  header.height = 34
  for (const [index, { titre }] of COLONNES.entries()) {
    const cell = header.getCell(index + 1)
    cell.value = titre
    cell.style = style.HEADER
  }
}

/** Validation of a column: warns, never blocks, where a value outside of the list may be right. */
function validationOf(colonne: ColonneFiche, fiche: FicheVierge): DataValidation {
  const { saisie, titre, aide } = colonne
  const help = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: titre,
    prompt: typographie(aide),
  }
  if (saisie.kind !== 'liste') {
    // A rule is needed to carry the help: any text of up to this length.
    return { type: 'textLength', operator: 'lessThan', formulae: [1000], ...help }
  }
  return {
    type: 'list',
    formulae: [listRange(saisie.liste, fiche)],
    showErrorMessage: !saisie.isOpen,
    errorStyle: 'warning',
    errorTitle: titre,
    error: typographie('Cette valeur n’est pas dans la liste : la garder quand même ?'),
    ...help,
  }
}

const LIST_ORDER: readonly NomListe[] = ['sexe', 'origine', 'situation', 'critere', 'accord']

function listRange(nom: NomListe, fiche: FicheVierge): string {
  const letter = columnLetter(LIST_ORDER.indexOf(nom) + 1)
  const count = Math.max(valeursOf(fiche)[nom].length, 1)
  return `${LISTS_SHEET}!$${letter}$1:$${letter}$${count}`
}

function writeLists(sheet: Worksheet, fiche: FicheVierge): void {
  const valeurs = valeursOf(fiche)
  for (const [column, nom] of LIST_ORDER.entries()) {
    for (const [row, valeur] of valeurs[nom].entries()) {
      sheet.getCell(row + 1, column + 1).value = oneLine(valeur)
    }
  }
}

async function writeModeEmploi(sheet: Worksheet, fiche: FicheVierge): Promise<void> {
  sheet.getColumn(1).width = 88
  const add = (text: string, cellStyle: typeof style.TITLE, height: number) => {
    const row = sheet.addRow([text])
    row.height = height
    row.getCell(1).style = cellStyle
  }
  add('Mode d’emploi', style.TITLE, 28)
  for (const { titre, textes } of modeEmploi(fiche)) {
    add(titre, style.HEADING, 24)
    for (const text of textes) add(text, style.PARAGRAPH, 6 + 14 * Math.ceil(text.length / 90))
  }
  sheet.views = [{ showGridLines: false }]
  sheet.pageSetup = { paperSize: A4, margins: MARGINS }
  await protect(sheet)
}

/** Protects a sheet without a password: against slips alone. */
const protect = (sheet: Worksheet): Promise<void> =>
  sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
  })
