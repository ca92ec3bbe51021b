import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { buildFicheXlsx } from '../../../../main/documents/fiche/build-fiche-xlsx.ts'
import { COLONNES } from '../../../../main/documents/fiche/columns.ts'
import { modeEmploi, retourText } from '../../../../main/documents/fiche/mode-emploi.ts'
import type { FicheVierge } from '../../../../shared/domain/fiche-vierge.ts'
import { ORIGINES, SITUATIONS } from '../../../../shared/domain/listes.ts'
import { aFicheVierge, LOGO } from '../../../builders/a-fiche-vierge.ts'
import { excelErrors } from '../../../builders/excel-errors.ts'
import { readFichier } from '../../../builders/readings.ts'

const AT = new Date('2021-09-01T08:00:00Z')
const FIRST_ROW = 8

async function open(fiche: FicheVierge): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  const bytes = await buildFicheXlsx(fiche, AT)
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  return book
}

type Filled = Readonly<Record<string, string | number | Date>>

/** What a teacher does: opens the fiche, writes under some titles, sends it back. */
async function fillAndRead(fiche: FicheVierge, ...pupils: readonly Filled[]) {
  const book = await open(fiche)
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error('the fiche has no sheet')
  for (const [index, pupil] of pupils.entries()) {
    for (const [titre, value] of Object.entries(pupil)) {
      const column = COLONNES.findIndex((colonne) => colonne.titre === titre) + 1
      const cell = sheet.getCell(FIRST_ROW + index, column)
      cell.value = value
      if (value instanceof Date) cell.style = { ...cell.style, numFmt: 'dd/mm/yyyy' }
    }
  }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  return readFichier(bytes, { nomTexte: 'fiche', feuille: null, latest: '2022-08-31' })
}

test('filled and sent back, it is read with nothing to map', async () => {
  const lu = await fillAndRead(aFicheVierge(), {
    Nom: 'BENALI',
    Prénom: 'Inès',
    'Date de naissance': new Date('2013-03-12T00:00:00Z'),
    Sexe: 'F',
    'Responsable légal': 'BENALI Samira',
    Téléphone: '0600000001',
    'Origine de la proposition 1': "Sur proposition de l'enseignant",
    'Origine de la proposition 2': 'La famille',
    'Situation 1': 'Difficulté scolaire',
    'Situation 3': "Parents en difficulté ou rupture avec l'école",
    'Critère 1': 'Lecture',
    'Critère 2': 'Confiance en soi',
    Objectif: 'Oser lire à voix haute',
    'Accord des parents': new Date('2021-09-20T00:00:00Z'),
  })

  expect(lu.lignes).toMatchObject([
    {
      feuille: 'CE2',
      ligne: FIRST_ROW,
      rang: 0,
      enfant: {
        nom: 'BENALI',
        prenom: 'Inès',
        dateNaissance: '2013-03-12',
        anneeNaissance: null,
        sexe: 'F',
      },
      nomFamille: null,
      inscription: {
        niveau: 'CE2',
        classe: 'CE2',
        etablissement: 'École Jules-Ferry',
        enseignant: 'Mme Roy',
        origines: ['famille', 'enseignant'],
        situations: ['difficulte-scolaire', 'rupture-ecole'],
        accordParental: '2021-09-20',
        objectif: 'Oser lire à voix haute',
      },
      criteres: ['Lecture', 'Confiance en soi'],
      date: null,
      responsables: [
        {
          nom: 'BENALI',
          prenom: 'Samira',
          telephone: '06 00 00 00 01',
          mail: null,
          lien: null,
        },
      ],
      messages: [],
      etat: 'lisible',
    },
  ])
  expect(lu.feuilles.map(({ nom, ignorees }) => [nom, ignorees])).toEqual([
    ['CE2', []],
    ['CM1-CM2', []],
  ])
})

test('every label of its lists is recognised, and every criterion comes back as it is', async () => {
  const fiche = aFicheVierge()
  const pupils = [
    ...fiche.origines.map((label) => ({ 'Origine de la proposition 1': label })),
    ...fiche.situations.map((label) => ({ 'Situation 1': label })),
    ...fiche.criteres.map((label) => ({ 'Critère 1': label })),
  ].map((chosen, index) => ({
    Nom: `NOM${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index]}`,
    Prénom: 'Léa',
    ...chosen,
  }))

  const { lignes } = await fillAndRead(fiche, ...pupils)

  expect(lignes.flatMap(({ inscription }) => inscription.origines)).toEqual(ORIGINES)
  expect(lignes.flatMap(({ inscription }) => inscription.situations)).toEqual(SITUATIONS)
  expect(lignes.flatMap(({ criteres }) => criteres)).toEqual(fiche.criteres)
  expect(lignes.flatMap(({ messages }) => messages)).toEqual([])
})

test('its titles are protected, its lines are not, its lists drop down', async () => {
  const book = await open(aFicheVierge())
  const sheet = book.getWorksheet('CE2')

  const header = sheet?.getCell('A7')
  const line = sheet?.getCell('J8')

  expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({
    sheet: true,
  })
  expect([header?.text, header?.protection?.locked ?? true]).toEqual(['Nom', true])
  expect(line?.protection?.locked).toBe(false)
  expect(line?.dataValidation).toMatchObject({ type: 'list', formulae: ['Listes!$C$1:$C$6'] })
  expect(book.getWorksheet('Listes')?.state).toBe('veryHidden')
  expect(book.getWorksheet('Listes')?.getCell('C1').text).toBe('Difficulté scolaire')
})

test('without a class there is one sheet to fill; names that a spreadsheet refuses are mended', async () => {
  const single = await open(aFicheVierge({ classes: [], etablissement: null }))
  const odd = await open(
    aFicheVierge({
      classes: ['6e/5e', '6e/5e', 'Listes', `Classe ${'longue '.repeat(9)}`].map((nom) => ({
        nom,
        enseignant: null,
      })),
    }),
  )

  expect(single.worksheets.map(({ name }) => name)).toEqual(['Fiche', 'Mode d’emploi', 'Listes'])
  expect(odd.worksheets.map(({ name }) => name)).toEqual([
    '6e-5e',
    '6e-5e (2)',
    'Listes (2)',
    'Classe longue longue longu',
    'Mode d’emploi',
    'Listes',
  ])
})

test('an empty fiche sent back has no pupil', async () => {
  const { lignes } = await fillAndRead(aFicheVierge())

  expect(lignes).toEqual([])
})

test('the text and the logo of the network stand over the grid', async () => {
  const book = new exceljs.Workbook()
  const bytes = await buildFicheXlsx(aFicheVierge({ texte: 'Le mot du réseau.', logo: LOGO }), AT)
  await book.xlsx.load(bytes.buffer as ArrayBuffer)

  const sheet = book.getWorksheet('CE2')
  expect(sheet?.getCell('F3').value).toBe('Le mot du réseau.')
  expect([3, 4, 5].map((row) => sheet?.getRow(row).height)).toEqual([20, 20, 20])
  const [logo, ...others] = sheet?.getImages() ?? []
  expect(others).toEqual([])
  const { tl, br } = logo?.range ?? {}
  expect([tl?.nativeCol, tl?.nativeRow]).toEqual([9, 0])
  // 151 pixels by 76: a column of 25 signs of 7; rows of 26, 15 and 20 points.
  expect(((br?.col ?? 0) - 9) * 25 * 7).toBeCloseTo(151, 1)
  expect((26 + 15 + ((br?.row ?? 0) - 2) * 20) * (4 / 3)).toBeCloseTo(76, 1)
})

test('the fiche says where and when to send it back, as far as it is known', () => {
  const said = (retour: string | null, retourAvant: string | null) => {
    const fiche = aFicheVierge({ retour, retourAvant })
    return [retourText(fiche), modeEmploi(fiche).at(-1)?.titre].map((text) =>
      text?.replaceAll('\u00a0', ' '),
    )
  }

  expect(said('clas@a.example', '2021-09-30')).toEqual([
    ...['À retourner avant le 30 septembre 2021 à clas@a.example', 'Retour'],
  ])
  expect(said('clas@a.example', null)).toEqual(['À retourner à clas@a.example', 'Retour'])
  expect(said(null, '2021-09-30')).toEqual(['À retourner avant le 30 septembre 2021', 'Retour'])
  expect(said(null, null)).toEqual([undefined, 'Ce qu’il ne faut pas écrire'])
  const tabs = (count: number) =>
    modeEmploi(aFicheVierge({ classes: Array(count).fill({ nom: 'CE2', enseignant: null }) })).some(
      ({ textes }) => textes.some((text) => text.includes('onglets')),
    )
  expect([1, 2].map(tabs)).toEqual([false, true])
})

test('Microsoft’s validator finds nothing but the order in which exceljs writes a font', async () => {
  const bytes = await buildFicheXlsx(
    aFicheVierge({ classes: [], lignes: 3, texte: 'Le mot & <b>', logo: LOGO }),
    AT,
  )

  const errors = await excelErrors(bytes)

  expect(errors).toEqual([])
})
