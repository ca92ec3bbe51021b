import type { Style, Worksheet } from 'exceljs'
import type {
  AnnexesData,
  GrilleAnnexe,
  LigneGrille,
  Marque,
} from '../../../../shared/domain/annexes.ts'
import { assiduiteOf, type Totaux } from '../../../../shared/domain/presence.ts'
import { columnLetter } from '../../../../shared/format.ts'
import { directed, textCell } from '../../excel/cells.ts'
import { toCell } from '../cells.ts'
import { breakPageAfter, Line, type Written } from '../line.ts'
import { type Book, type Cadre, closeSheet, FIRST_ROW, openSheet, type Page } from '../page.ts'
import { type Format, type Role, styleOf } from '../styles.ts'
import { writeSentence } from '../table.ts'

/** Columns of the counts, after collectif and enfant; assiduité stands between them and the séances. */
const COUNTS = { presents: 3, absents: 4, excuses: 5, inconnus: 6 } as const
const FIRST_SEANCE = 8

/** The box of each marque: most cells of the workbook are one of these. */
const MARQUES: Readonly<
  Record<Marque, { readonly lettre: string | null; readonly style: Partial<Style> }>
> = {
  present: { lettre: 'P', style: styleOf('marque', 'ligne') },
  absent: { lettre: 'A', style: styleOf('marque', 'ligne') },
  excuse: { lettre: 'E', style: styleOf('marque', 'ligne') },
  inconnu: { lettre: null, style: styleOf('marque', 'ligne') },
  'hors-inscription': { lettre: null, style: styleOf('marque', 'hors-inscription') },
}

/** The three totals by séance under each register, and the count column each one sums. */
const TOTAUX = [
  { label: 'Présents', lettre: 'P', marque: 'present', count: 'presents' },
  { label: 'Absents', lettre: 'A', marque: 'absent', count: 'absents' },
  { label: 'Excusés', lettre: 'E', marque: 'excuse', count: 'excuses' },
] as const

/** The registers, one under the other, each with its dates, its totals, and a page of its own. */
export function writeGrilles(book: Book, cadre: Cadre, data: AnnexesData): void {
  const seances = Math.max(0, ...data.grilles.map(({ dates }) => dates.length))
  const page: Page = {
    name: 'Grille de présence',
    note: 'P : présent, A : absent, E : excusé. Case blanche : présence non notée, jamais comptée comme absence. Case grise : l’enfant n’était pas inscrit dans ce collectif ce jour-là.',
    columns: [
      { header: 'Collectif', width: 20 },
      { header: 'Enfant', width: data.nominatif ? 26 : 12 },
      ...['Présents', 'Absents', 'Excusés', 'Non notés', 'Assiduité'].map((header) => ({
        header,
        width: 10,
      })),
      ...Array.from({ length: seances }, (_, index) => ({ header: String(index + 1), width: 4.2 })),
    ],
    frozenColumns: 2,
    legende: 'P présent · A absent · E excusé · blanc : non noté · gris : pas inscrit',
  }
  const sheet = openSheet(book, cadre, page)
  let next = FIRST_ROW
  for (const [index, grille] of data.grilles.entries()) {
    next = writeGrille(sheet, next, grille, index === data.grilles.length - 1)
  }
  if (data.grilles.length === 0) {
    writeSentence(sheet, next, 'Aucune séance tenue jusqu’à cette date.', FIRST_SEANCE - 1)
  } else {
    writeEnsemble(sheet, next, data.grilles, page.columns.length)
  }
  closeSheet(sheet, page, next)
}

/** Dates, one line per enfant, three lines of totals; gives the first free row. */
function writeGrille(
  sheet: Worksheet,
  first: number,
  grille: GrilleAnnexe,
  isLast: boolean,
): number {
  const collectif = textCell(grille.collectif)
  writeDates(new Line(sheet, first), collectif, grille)
  let next = first + 1
  for (const ligne of grille.lignes) writeEnfant(new Line(sheet, next++), collectif, ligne)
  const lines = { from: first + 1, to: next - 1 }
  for (const total of TOTAUX) {
    writeTotal(new Line(sheet, next++), collectif, grille, total, lines)
  }
  if (!isLast) breakPageAfter(sheet, next - 1)
  return next
}

function writeDates(row: Line, collectif: string | null, { dates }: GrilleAnnexe): void {
  put(row, collectif, 'texte', 'total')
  put(row, 'Séance du', 'texte', 'total')
  for (let at: number = COUNTS.presents; at < FIRST_SEANCE; at++) put(row, null, 'entier', 'total')
  for (const date of dates) put(row, toCell(date, 'date-verticale'), 'date-verticale', 'total')
  row.commit(62)
}

function writeEnfant(row: Line, collectif: string | null, ligne: LigneGrille): void {
  const { marques } = ligne
  const cells = rangeOf(row.number, row.number, FIRST_SEANCE, FIRST_SEANCE + marques.length - 1)
  put(row, collectif, 'texte')
  put(row, textCell(ligne.enfant), 'texte')
  for (const { lettre, count } of TOTAUX) {
    put(row, { formula: `COUNTIF(${cells},"${lettre}")`, result: ligne[count] })
  }
  put(row, ligne.inconnus)
  putAssiduite(row, ligne)
  for (const marque of marques) row.put(MARQUES[marque].lettre, MARQUES[marque].style)
  row.commit()
}

function writeTotal(
  row: Line,
  collectif: string | null,
  { dates, lignes }: GrilleAnnexe,
  { label, lettre, marque, count }: (typeof TOTAUX)[number],
  { from, to }: { readonly from: number; readonly to: number },
): void {
  put(row, collectif, 'texte', 'recap')
  put(row, label, 'texte', 'recap')
  for (const [key, column] of Object.entries(COUNTS)) {
    const isSummed = key === count || (key === 'inconnus' && count === 'presents')
    const formula = `SUM(${rangeOf(from, to, column, column)})`
    const sum = isSummed ? { formula, result: sumOf(lignes, key) } : null
    put(row, sum, 'entier', 'recap')
  }
  put(row, null, 'entier', 'recap')
  const counts = dates.map(() => 0)
  for (const { marques } of lignes) {
    for (let index = 0; index < counts.length; index++) {
      if (marques[index] === marque) (counts[index] as number)++
    }
  }
  for (const [index, result] of counts.entries()) {
    const column = FIRST_SEANCE + index
    const formula = `COUNTIF(${rangeOf(from, to, column, column)},"${lettre}")`
    put(row, { formula, result }, 'entier-centre', 'recap')
  }
  row.commit()
}

/** All collectifs together: the lines of totals above, told by their label. */
function writeEnsemble(
  sheet: Worksheet,
  number: number,
  grilles: readonly GrilleAnnexe[],
  columns: number,
): void {
  const lignes = grilles.flatMap((grille) => grille.lignes)
  const labels = `$B$${FIRST_ROW}:$B$${number - 1}`
  const row = new Line(sheet, number)
  put(row, 'Tous les collectifs', 'texte', 'total')
  put(row, null, 'entier', 'total')
  const putSum = (count: keyof Totaux, label: string) => {
    const letter = columnLetter(COUNTS[count])
    const formula = `SUMIF(${labels},"${label}",${letter}$${FIRST_ROW}:${letter}$${number - 1})`
    put(row, { formula, result: sumOf(lignes, count) }, 'entier', 'total')
  }
  for (const { label, count } of TOTAUX) putSum(count, label)
  putSum('inconnus', TOTAUX[0].label)
  putAssiduite(
    row,
    {
      presents: sumOf(lignes, 'presents'),
      absents: sumOf(lignes, 'absents'),
      excuses: sumOf(lignes, 'excuses'),
    },
    'total',
  )
  for (let column = FIRST_SEANCE; column <= columns; column++) put(row, null, 'entier', 'total')
  row.commit()
}

function putAssiduite(row: Line, totaux: Omit<Totaux, 'inconnus'>, role: Role = 'ligne'): void {
  const recorded = `SUM(${rangeOf(row.number, row.number, COUNTS.presents, COUNTS.excuses)})`
  const presents = `${columnLetter(COUNTS.presents)}${row.number}`
  const formula = `IF(${recorded}=0,"",${presents}/${recorded})`
  put(row, { formula, result: assiduiteOf(totaux) ?? '' }, 'taux', role)
}

const sumOf = (lignes: readonly LigneGrille[], key: keyof Totaux) =>
  lignes.reduce((sum, ligne) => sum + ligne[key], 0)

const rangeOf = (fromRow: number, toRow: number, fromColumn: number, toColumn: number): string =>
  `${columnLetter(fromColumn)}${fromRow}:${columnLetter(toColumn)}${toRow}`

function put(row: Line, value: Written, format: Format = 'entier', role: Role = 'ligne'): void {
  row.put(value, directed(styleOf(format, role), value))
}
