import { expect, test } from 'vitest'
import {
  anEnfantAnnexe,
  aSeanceAnnexe,
  someAnnexes,
  someEmptyAnnexes,
  someHeuresAnnexe,
} from '../../../builders/some-annexes.ts'
import {
  annexesBytes,
  partsOf,
  rowByHeader,
  sheetOf,
  writtenAnnexes,
} from '../../../builders/written-annexes.ts'

test('hours stand by month in decimal hours, with a total per line, per month and per statut', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      heures: [
        someHeuresAnnexe({ minutesParMois: { '2021-10': 500, '2021-12': 50 } }),
        someHeuresAnnexe({
          intervenant: 'Sy Omar',
          statut: 'benevole',
          categorie: 'preparation',
          minutesParMois: { '2021-10': 135 },
        }),
      ],
    }),
  )

  const sheet = sheetOf(workbook, 'Intervenants et heures')
  expect(rowByHeader(sheet, 5)).toEqual({
    Intervenant: 'Ferrand Nadia',
    Statut: 'salarié',
    Catégorie: 'séances',
    'septembre 2021': null,
    'octobre 2021': 500 / 60,
    'novembre 2021': null,
    'décembre 2021': 50 / 60,
    Total: 550 / 60,
  })
  expect(rowByHeader(sheet, 7)).toMatchObject({
    Intervenant: 'Total',
    'octobre 2021': 635 / 60,
    Total: 685 / 60,
  })
  expect([8, 9, 10].map((row) => rowByHeader(sheet, row))).toMatchObject([
    { Statut: 'salarié', Total: 550 / 60 },
    { Statut: 'volontaire', Total: 0 },
    { Statut: 'bénévole', Total: 2.25 },
  ])
  expect(sheet.getCell('E5').numFmt).toBe('#,##0.00')
})

test('hours without statut are in no total, and said under the table', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      heures: [
        someHeuresAnnexe({ minutesParMois: { '2021-10': 60 } }),
        someHeuresAnnexe({
          intervenant: 'Sy Omar',
          statut: null,
          minutesParMois: { '2021-11': 90 },
        }),
      ],
    }),
  )

  const sheet = sheetOf(workbook, 'Intervenants et heures')
  expect(rowByHeader(sheet, 6)).toMatchObject({ Intervenant: 'Total', Total: 1 })
  expect(sheet.getCell('A11').value).toBe(
    'Non comptées, faute de statut en vigueur ce jour-là\u00a0: Sy Omar, séances, 1,5\u00a0h (novembre 2021).',
  )
})

test('hours noted outside of the année have a month of their own', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      arreteAu: '2021-09-30',
      heures: [someHeuresAnnexe({ minutesParMois: { '2021-07': 60 } })],
    }),
  )

  const sheet = sheetOf(workbook, 'Intervenants et heures')
  expect(Object.keys(rowByHeader(sheet, 5)).slice(3)).toEqual([
    'juillet 2021',
    'septembre 2021',
    'Total',
  ])
})

test('an enfant is a code with niveau, établissement, origine and assiduité', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      enfants: [
        anEnfantAnnexe({
          origines: ['famille', 'enseignant'],
          presents: 8,
          absents: 1,
          excuses: 1,
        }),
        anEnfantAnnexe({ code: 'E02', niveau: '6e', presents: 5, absents: 5, excuses: 0 }),
      ],
      presencesNonComptees: 3,
    }),
  )

  const sheet = sheetOf(workbook, 'Enfants')
  expect(rowByHeader(sheet, 5)).toEqual({
    Enfant: 'E01',
    Niveau: 'CE2',
    Palier: 'élémentaire',
    Établissement: 'École Jules-Ferry',
    'Origine de l’inscription': 'famille, enseignant',
    Collectif: 'Mardi',
    Présents: 8,
    Absents: 1,
    Excusés: 1,
    'Non notés': 2,
    Assiduité: 0.8,
  })
  expect(rowByHeader(sheet, 7)).toMatchObject({ Enfant: 2, Présents: 13, Assiduité: 0.65 })
  expect(sheet.getCell('A7').numFmt).toBe('"Total\u00a0: "#,##0')
  expect([8, 9].map((row) => rowByHeader(sheet, row))).toMatchObject([
    { Enfant: 1, Palier: 'élémentaire', Assiduité: 0.8 },
    { Enfant: 1, Palier: 'collège', Assiduité: 0.5 },
  ])
  expect(sheet.getCell('A13').value).toBe('Enfants par établissement\u00a0: École Jules-Ferry (2).')
  expect(sheet.getCell('A14').value).toMatch(
    /^3\u00a0présences notées pour des enfants non comptés/,
  )
})

test('a nominative copy adds who the enfant is, and says so at the foot of each page', async () => {
  const identite = {
    nom: 'Benali',
    prenom: 'Inès',
    naissance: '2013-03-12',
    responsables: ['Benali Samira (06 00 00 00 01)', 'Benali Karim'],
  }
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      nominatif: true,
      enfants: [
        anEnfantAnnexe({ identite, collectifs: ['Mardi', 'Jeudi'] }),
        anEnfantAnnexe({ code: 'E02', identite: { ...identite, naissance: 2011 } }),
      ],
    }),
  )

  const sheet = sheetOf(workbook, 'Enfants')
  expect(rowByHeader(sheet, 5)).toMatchObject({
    Enfant: 'E01',
    Nom: 'Benali',
    Prénom: 'Inès',
    Naissance: '2013-03-12T00:00:00.000Z',
    Collectif: 'Mardi\u202f; Jeudi',
    Responsables: 'Benali Samira (06 00 00 00 01)\nBenali Karim',
  })
  expect(rowByHeader(sheet, 6).Naissance).toBe(2011)
  expect(sheet.getRow(5).height).toBeGreaterThan(25)
  expect(sheet.headerFooter.oddFooter).toContain('Copie nominative')
})

test('only séances held carry figures, and each collectif has its subtotal', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      seances: [
        aSeanceAnnexe({ activites: ['methodologie', 'jeux'] }),
        aSeanceAnnexe({ date: '2021-09-30', collectif: 'Jeudi', minutes: 100, presents: 3 }),
        aSeanceAnnexe({ date: '2021-10-05', etat: 'annulee', presents: 0 }),
      ],
    }),
  )

  const sheet = sheetOf(workbook, 'Séances et fréquentation')
  expect(rowByHeader(sheet, 5)).toEqual({
    Date: '2021-09-28T00:00:00.000Z',
    Jour: 'mardi',
    Collectif: 'Mardi',
    Début: '1899-12-30T16:30:00.000Z',
    Fin: '1899-12-30T18:00:00.000Z',
    État: 'tenue',
    'Durée (h)': 1.5,
    Présents: 6,
    Absents: 1,
    Excusés: 1,
    'Non notés': 0,
    Assiduité: 0.75,
    Intervenants: 2,
    Activités: 'méthodologie, jeux éducatifs',
  })
  expect(rowByHeader(sheet, 7)).toMatchObject({
    État: 'annulée',
    'Durée (h)': null,
    Présents: null,
    Assiduité: null,
    Intervenants: null,
  })
  expect([8, 9, 10].map((row) => rowByHeader(sheet, row))).toMatchObject([
    { Date: 2, 'Durée (h)': 190 / 60, Présents: 9, Intervenants: 4 },
    { Date: 1, Collectif: 'Jeudi', Présents: 3, Assiduité: 0.6 },
    { Date: 1, Collectif: 'Mardi', Présents: 6, Assiduité: 0.75 },
  ])
  expect(sheet.getCell('A5').numFmt).toBe('dd/mm/yyyy')
  expect(sheet.getCell('D5').numFmt).toBe('hh:mm')
})

test('a register shows a letter per séance, blank when unknown, grey outside of the inscription', async () => {
  const workbook = await writtenAnnexes(someAnnexes())

  const sheet = sheetOf(workbook, 'Grille de présence')
  const line = (row: number) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((column) => {
      const cell = sheet.getRow(row).getCell(column)
      return cell.formula === undefined ? cell.value : cell.result
    })
  const date = (day: string) => new Date(`${day}T00:00:00Z`)
  expect([10, 11, 12, 13, 14, 15].map(line)).toEqual([
    [
      'Mardi',
      'Séance du',
      null,
      null,
      null,
      null,
      null,
      date('2021-09-28'),
      date('2021-10-12'),
      date('2021-10-19'),
    ],
    ['Mardi', 'E01', 1, 1, 0, 1, 0.5, 'P', null, 'A'],
    ['Mardi', 'E03', 1, 0, 0, 0, 1, null, null, 'P'],
    ['Mardi', 'Présents', 2, null, null, 1, null, 1, 0, 1],
    ['Mardi', 'Absents', null, 1, null, null, null, 0, 0, 1],
    ['Mardi', 'Excusés', null, null, 0, null, null, 0, 0, 0],
  ])
  expect(line(16).slice(0, 7)).toEqual(['Tous les collectifs', null, 2, 1, 1, 1, 0.5])
  const fillOf = (address: string) => sheet.getCell(address).fill
  expect(fillOf('I11')).toMatchObject({ pattern: 'none' })
  expect(fillOf('H12')).toMatchObject({ pattern: 'solid' })
})

test('a wide register goes on on the next page, beside, with the names repeated', async () => {
  const dates = Array.from({ length: 60 }, (_, i) => `2021-1${i % 3}-${10 + (i % 20)}`)
  const ligne = { enfant: 'E01', presents: 60, absents: 0, excuses: 0, inconnus: 0 }
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      grilles: [
        { collectif: 'Mardi', dates, lignes: [{ ...ligne, marques: dates.map(() => 'present') }] },
      ],
    }),
  )

  const { pageSetup } = sheetOf(workbook, 'Grille de présence')
  expect(pageSetup).toMatchObject({
    fitToWidth: 2,
    printTitlesRow: '4:4',
    printTitlesColumn: 'A:B',
    printArea: 'A4:BO10',
  })
})

test('forty écoles under the table are told on as many lines as they take', async () => {
  const enfants = Array.from({ length: 40 }, (_, rank) =>
    anEnfantAnnexe({
      code: `E${rank + 1}`,
      etablissements: [`École élémentaire du quartier numéro ${rank + 1}`],
    }),
  )

  const sheet = sheetOf(await writtenAnnexes(someEmptyAnnexes({ enfants })), 'Enfants')

  const row = sheet
    .getRows(1, sheet.rowCount)
    ?.find((one) => String(one.getCell(1).value).startsWith('Enfants par établissement'))
  expect(row?.height).toBeGreaterThan(60)
})

test('each register after the first begins on a page of its own, under the three totals of the one before', async () => {
  const ligne = { enfant: 'E01', presents: 1, absents: 0, excuses: 0, inconnus: 0 }
  const grille = (collectif: string) => ({
    ...{ collectif, dates: ['2021-09-28'] },
    lignes: [{ ...ligne, marques: ['present' as const] }],
  })
  const breaksOf = async (...collectifs: readonly string[]) => {
    const bytes = await annexesBytes(someEmptyAnnexes({ grilles: collectifs.map(grille) }))
    return Object.values(partsOf(bytes)).flatMap((part) =>
      [...part.matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id)),
    )
  }

  expect(await breaksOf('Mardi')).toEqual([])
  expect(await breaksOf('Mardi', 'Jeudi')).toEqual([9])
})
