import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { book, rezip } from '../../builders/orientations/books.ts'
import { readFichier, readHeures } from '../../builders/readings.ts'

const OPTIONS = { nomTexte: 'x', feuille: null, latest: '2022-08-31' } as const

type Style = Partial<ExcelJS.Style>
const BARRE: Style = { font: { strike: true } }
const fond = (argb: string): Style => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } },
})

/** A workbook of these rows, with the style of some cells: « B3 » → red. */
async function styled(
  rows: readonly (readonly string[])[],
  styles: Readonly<Record<string, Style>>,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('CE2 & CM1')
  for (const row of rows) sheet.addRow([...row])
  for (const [address, style] of Object.entries(styles)) {
    Object.assign(sheet.getCell(address), style)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const CLASSE = [
  ['Nom', 'Prénom', 'Classe'],
  ['BENALI', 'Inès', 'CE2'],
  ['COSTA', 'Élio', 'CE2'],
  ['DIALLO', 'Awa', 'CM1'],
  ['PETIT', 'Tom', 'CM1'],
  ['En rouge : ne viennent plus'],
]
const avisOf = (bytes: Uint8Array): readonly string[] =>
  readFichier(bytes, OPTIONS).avis.map(({ texte }) => texte)
const BARRE_DIT = 'Du texte est barré dans le fichier'
const COULEUR_DITE = 'Des lignes ont une couleur à elles'

test('an enfant whose name is struck through is asked about; other struck cells are told with their rows', async () => {
  const { lignes, avis } = readFichier(await styled(CLASSE, { A3: BARRE, C5: BARRE }), OPTIONS)

  expect(lignes.map(({ etat, messages }) => [etat, messages[0]?.texte])).toEqual([
    ['lisible', undefined],
    ['ambigu', 'Ce nom est barré dans le fichier : importez la ligne, ou laissez-la.'],
    ['lisible', undefined],
    ['lisible', undefined],
  ])
  expect(avis.map(({ texte }) => texte)).toEqual([
    `${BARRE_DIT} (lignes 3, 5) : il est lu comme le reste. Vérifiez ce qui ne compte plus.`,
  ])
})

test('a colour on a few rows is told once, with what the file says of it; one on the titles or on most rows is not', async () => {
  const blue = fond('FF4472C4')
  const titles = { A1: blue, B1: blue, C1: blue }
  const green = Object.fromEntries(['C2', 'C3', 'C4', 'C5'].map((one) => [one, fond('FF00B050')]))
  const grey = { A2: fond('FFD9D9D9') }

  expect(avisOf(await styled(CLASSE, { ...titles, ...green, ...grey }))).toEqual([])
  expect(
    avisOf(
      await styled(CLASSE, { ...titles, ...green, A4: { font: { color: { argb: 'FFFF0000' } } } }),
    ),
  ).toEqual([
    `${COULEUR_DITE} (rouge : ligne 4) : Cartable ne sait pas ce qu’elle veut dire. Le fichier dit : « En rouge : ne viennent plus ». Vérifiez-les.`,
  ])
  expect(
    avisOf(await styled(CLASSE.slice(0, 5), { B2: { ...fond('FFFFFF00') }, A2: fond('FFFFFF00') })),
  ).toEqual([
    `${COULEUR_DITE} (jaune : ligne 2) : Cartable ne sait pas ce qu’elle veut dire. Vérifiez-les.`,
  ])
  // A colour of the theme, and a link, which is blue by itself.
  expect(
    avisOf(
      await styled(CLASSE.slice(0, 5), {
        A2: { font: { color: { theme: 9 } } },
        A3: { font: { underline: true, color: { argb: 'FF0000FF' } } },
      }),
    ),
  ).toEqual([expect.stringContaining('(orange : ligne 2)')])
})

test('an .ods tells the same, its repeated cells and rows counted', () => {
  const rows = [['Nom', 'Prénom', 'Classe'], [], [], ...CLASSE.slice(1, 5)]
  const bytes = rezip(book([{ nom: 'A & B', rows }], 'ods'), (entries) => ({
    ...entries,
    'content.xml': new TextEncoder().encode(
      new TextDecoder()
        .decode(entries['content.xml'])
        .replace(
          '<office:automatic-styles>',
          '<office:automatic-styles><style:style style:name="barre" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>',
        )
        .replace(/<table:table-cell(?=[^>]*><text:p>DIALLO)/, '$& table:style-name="barre"'),
    ),
  }))
  const { lignes, avis } = readFichier(bytes, OPTIONS)

  expect(lignes.map(({ enfant, etat }) => `${enfant.nom} ${etat}`)).toEqual([
    ...['BENALI lisible', 'COSTA lisible', 'DIALLO ambigu', 'PETIT lisible'],
  ])
  expect(avis).toEqual([{ feuille: 'A & B', texte: expect.stringContaining('(ligne 6)') }])
})

test('struck hours are told, even in a table that is rewritten as entries', async () => {
  const rows = [
    ['Bénévole', '05/10/2021', '12/10/2021'],
    ['PETIT Omar', '1h30', '2h'],
    ['ROUSSEL Anne', '1h', '1h30'],
  ]
  const { avis } = readHeures(await styled(rows, { C3: BARRE }), OPTIONS)

  expect(avis.map(({ texte }) => texte)).toEqual([
    expect.stringContaining(`${BARRE_DIT} (ligne 3)`),
  ])
})
