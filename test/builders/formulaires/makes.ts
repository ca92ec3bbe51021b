import { PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import { type Forme, PLACE } from './formes.ts'
import {
  docx,
  dotTab,
  formCheck,
  formList,
  formText,
  h1,
  h2,
  listOf,
  p,
  para,
  r,
  sdt,
  sdtCheck,
  tbl,
  wingdings,
} from './word.ts'

/** Ways in which one form is drawn in Word. */
const DOCX = {
  points: { blanc: () => r('……………………'), boite: () => r('☐') },
  traits: { blanc: () => r('______________'), boite: () => r('□') },
  champs: { blanc: formText, boite: formCheck },
  controles: { blanc: () => sdt('<w:text/>'), boite: () => sdtCheck() },
  tabulations: { blanc: () => r('…………'), boite: () => wingdings('o') },
  'sans-styles': { blanc: () => r('.....................'), boite: () => r('[ ]') },
} as const
type MakeDocx = keyof typeof DOCX

/** The same form as each kind of file that a Caf may send. */
export const MAKES: Readonly<Record<string, (forme: Forme) => Uint8Array | Promise<Uint8Array>>> = {
  ...Object.fromEntries(
    (Object.keys(DOCX) as MakeDocx[]).map((make) => [make, (forme) => docxOf(forme, make)]),
  ),
  classeur: (forme) => xlsxOf(forme, false),
  'classeur-protege': (forme) => xlsxOf(forme, true),
  pdf: pdfOf,
}

const isLone = (cell: string): boolean => /^\{[^}|]+\}$/.test(cell)
const isPair = (cell: string | undefined): boolean => cell?.includes('|on2}') === true

/** The words and the places of a text, in their order. */
function piecesOf<T>(
  texte: string,
  words: (text: string) => T,
  place: (kind: string | undefined, isLast: boolean) => readonly T[],
): readonly T[] {
  const pieces: T[] = []
  let at = 0
  for (const match of texte.matchAll(PLACE)) {
    if (match.index > at) pieces.push(words(texte.slice(at, match.index)))
    at = match.index + match[0].length
    pieces.push(...place(match[2], at === texte.length))
  }
  return at < texte.length ? [...pieces, words(texte.slice(at))] : pieces
}

function docxOf({ lignes }: Forme, make: MakeDocx): Uint8Array {
  const { blanc, boite } = DOCX[make]
  const yesNo = (): readonly string[] => {
    if (make === 'champs') return [formList('Choisir', 'Oui', 'Non')]
    if (make === 'controles') return [sdt(listOf('Oui', 'Non'), 'Choisissez un élément.')]
    return make === 'traits'
      ? [r('Oui '), boite(), r('   Non '), boite()]
      : [boite(), r(' Oui   '), boite(), r(' Non')]
  }
  const runs = (texte: string) =>
    p(
      ...piecesOf(texte, r, (kind) =>
        kind === 'c' ? [boite()] : kind === 'on' ? yesNo() : [blanc()],
      ),
    )
  const cellOf = (cell: string): string => {
    if (cell === '' || isPair(cell)) return ''
    if (!isLone(cell)) return runs(cell)
    return make === 'champs' || make === 'controles' ? p(blanc()) : ''
  }
  const title = (niveau: 1 | 2, texte: string) => {
    if (make === 'sans-styles')
      return p(r(texte, `<w:b/>${niveau === 1 ? '<w:sz w:val="32"/>' : ''}`))
    return niveau === 1 ? h1(texte) : h2(texte)
  }
  return docx(
    lignes.map((ligne): string => {
      if (ligne.type === 'titre') return title(ligne.niveau, ligne.texte)
      if (ligne.type === 'texte') {
        const [label] = ligne.texte.split('{')
        const isEnd = /^[^{]*\{[^}|]+\}$/.test(ligne.texte)
        return make === 'tabulations' && isEnd
          ? para(dotTab, r(label ?? ''), '<w:r><w:tab/></w:r>')
          : runs(ligne.texte)
      }
      const rows = ligne.rows.map((row) =>
        row.flatMap((cell, index) => {
          if (cell === '<') return []
          const after = row.slice(index + 1).findIndex((one) => one !== '<')
          const span = after < 0 ? row.length - index : after + 1
          return [span > 1 ? { c: cellOf(cell), span } : cellOf(cell)]
        }),
      )
      return tbl(...rows)
    }),
  )
}

const CADRE = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
} as const

async function xlsxOf({ lignes }: Forme, isProtected: boolean): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Bilan')
  const place = (cell: ExcelJS.Cell, kind?: string) => {
    if (isProtected) cell.protection = { locked: false }
    else cell.border = CADRE
    if (kind === 'on')
      cell.dataValidation = { type: 'list', allowBlank: true, formulae: ['"Oui,Non"'] }
  }
  let row = 1
  for (const ligne of lignes) {
    if (ligne.type === 'titre') {
      row += 1
      sheet.getCell(row, 1).value = ligne.texte
      sheet.getCell(row, 1).font = { bold: true }
    } else if (ligne.type === 'texte') {
      let column = 1
      piecesOf(
        ligne.texte,
        (words) => {
          if (words.trim() !== '') sheet.getCell(row, column++).value = words.trim()
        },
        (kind) => {
          place(sheet.getCell(row, column++), kind)
          return []
        },
      )
    } else {
      row += 1
      for (const cells of ligne.rows) {
        for (const [index, cell] of cells.entries()) putCell(sheet, row, cells, index, cell, place)
        row += 1
      }
    }
    row += 1
  }
  // A hundred thousand turns of the hash protect nothing here.
  if (isProtected) await sheet.protect('caf', { spinCount: 1 })
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)
}

function putCell(
  sheet: ExcelJS.Worksheet,
  row: number,
  cells: readonly string[],
  index: number,
  cell: string,
  place: (cell: ExcelJS.Cell, kind?: string) => void,
): void {
  if (cell === '<') {
    if (cells[index + 1] === '<') return
    const from = cells.slice(0, index).findLastIndex((one) => one !== '<')
    sheet.mergeCells(row, from + 1, row, index + 1)
    return
  }
  const own = sheet.getCell(row, index + 1)
  if (/^\{[^}]+\}$/.test(cell) || (cell === '' && isPair(cells[index - 1]))) {
    place(own, cell.includes('|on}') ? 'on' : undefined)
  } else if (cell !== '') own.value = cell
}

async function pdfOf({ lignes }: Forme): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  const form = pdf.getForm()
  let page = pdf.addPage([595, 842])
  let [y, count] = [800, 0]
  const down = (height: number) => {
    y -= height
    if (y >= 60) return
    page = pdf.addPage([595, 842])
    y = 800
  }
  const say = (words: string, x: number, own: PDFFont = font, size = 9): number => {
    const text = words.replaceAll('\u202f', ' ')
    page.drawText(text, { x, y, size, font: own })
    return x + own.widthOfTextAtSize(text, size)
  }
  const field = (x: number, width: number): number => {
    form.createTextField(`Champ ${++count}`).addToPage(page, { x, y: y - 3, width, height: 13 })
    return x + width
  }
  const box = (x: number): number => {
    form.createCheckBox(`Case ${++count}`).addToPage(page, { x, y: y - 1, width: 9, height: 9 })
    return x + 9
  }
  for (const ligne of lignes) {
    if (ligne.type === 'titre') {
      down(8)
      say(ligne.texte, 40, bold, ligne.niveau === 1 ? 15 : 12)
      down(22)
    } else if (ligne.type === 'texte') {
      let x = 40
      piecesOf(
        ligne.texte,
        (words) => {
          x = say(words, x) + 2
        },
        (kind, isLast) => {
          if (kind === 'c') x = box(x) + 3
          else if (kind === 'on') x = say('Non', box(say('Oui', box(x) + 3) + 10) + 3)
          else x = field(x, Math.min(isLast ? 200 : 60, Math.max(40, 560 - x))) + 3
          return []
        },
      )
      down(18)
    } else {
      const columns = Math.max(...ligne.rows.map((row) => row.length))
      const width = Math.min(150, 515 / columns)
      for (const row of ligne.rows) {
        for (const [index, cell] of row.entries()) {
          const x = index === 0 ? 40 : 555 - width * (columns - index)
          if (isPair(cell) || (cell === '' && isPair(row[index - 1]))) box(x + 5)
          else if (cell.startsWith('{')) field(x + 2, width - 8)
          else if (cell !== '<') say(cell, x + 2)
        }
        down(18)
      }
      down(6)
    }
  }
  return new Uint8Array(await pdf.save({ useObjectStreams: false }))
}
