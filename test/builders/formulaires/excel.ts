import { strToU8, zipSync } from 'fflate'
import { readFormulaire } from '../../../main/import/formulaire/read-formulaire.ts'
import { x } from './word.ts'

const XLSX_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
export const X =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
/** Styles by rank: 0 plain, 1 a border, 2 unlocked, 3 a day with a border, 4 a colour. */
const XLSX_STYLES = `<styleSheet ${X}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills><borders><border/><border><bottom style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/><xf><protection locked="0"/></xf><xf numFmtId="164" borderId="1"/><xf fillId="1"/></cellXfs></styleSheet>`

/** A workbook of one sheet by hand: its rows, what stands before and after them, and the rest of the workbook. */
export const xlsx = (
  rows: string,
  before = '',
  after = '',
  book = '',
  styles = XLSX_STYLES,
): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': XLSX_TYPES,
        'xl/workbook.xml': `<workbook ${X}><sheets><sheet name="Bilan" r:id="r1"/></sheets>${book}</workbook>`,
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/styles.xml': styles,
        'xl/worksheets/sheet1.xml': `<worksheet ${X}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )
export const say = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${x(text)}</t></is></c>`
export const blank = (at: string, style = 1): string => `<c r="${at}" s="${style}"/>`
export const row = (number: number, ...cells: string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`
/** A sheet of words, « [] » for a blank cell with a border, « ~ » for one without; '' is a cell that the file leaves out. */
export const sheet = (rows: readonly (readonly string[])[], before = '', after = ''): Uint8Array =>
  xlsx(
    rows
      .map((cells, index) =>
        row(
          index + 1,
          ...cells.flatMap((cell, column) => {
            const at = `${'ABCDEFGH'[column]}${index + 1}`
            if (cell === '') return []
            return [cell === '[]' ? blank(at) : cell === '~' ? blank(at, 0) : say(at, cell)]
          }),
        ),
      )
      .join(''),
    before,
    after,
  )

/** The words at the left of each place of a workbook, those of a place that it does not draw in brackets. */
export async function cellsAsked(bytes: Uint8Array): Promise<readonly string[]> {
  const { places } = await readFormulaire(bytes)
  return places.map(({ contexte, faible, options }) => {
    const words = [contexte.lignes.join('/') || contexte.avant, ...options].join(' ')
    return faible ? `(${words})` : words
  })
}

/** The heads of each place, at its left then above; its kind when it is no drawn cell; the words after it, and those before its label. */
export async function headsIn(...given: Parameters<typeof sheet>): Promise<readonly string[]> {
  const { places } = await readFormulaire(sheet(...given))
  return places.map(({ genre, faible, contexte: c }) =>
    [
      genre === 'cellule' ? (faible ? 'peut-être:' : '') : `${genre}:`,
      [c.lignes, c.colonnes].map((heads) => heads.join(' < ')).join(' | '),
      c.apres && `(${c.apres})`,
      c.debutLigne && `[${c.debutLigne}]`,
    ]
      .join(' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
}
