import { expect, test } from 'vitest'
import {
  aFigureAnnexe,
  aLignePrevisionnel,
  anOrientationAnnexe,
  someAnnexes,
  someEmptyAnnexes,
} from '../../../builders/some-annexes.ts'
import { rowByHeader, sheetOf, writtenAnnexes } from '../../../builders/written-annexes.ts'

test('an orientation has the code of the enfant, or says that there is no inscription', async () => {
  const workbook = await writtenAnnexes(
    someEmptyAnnexes({
      orientations: [
        anOrientationAnnexe(),
        anOrientationAnnexe({
          code: null,
          statut: 'famille-contactee',
          accordParental: '2021-10-03',
          retourEcole: null,
        }),
      ],
    }),
  )

  const sheet = sheetOf(workbook, 'Orientations')
  expect([5, 6].map((row) => rowByHeader(sheet, row))).toEqual([
    {
      Date: '2021-10-04T00:00:00.000Z',
      Enfant: 'E01',
      Niveau: 'CE2',
      Établissement: 'École Jules-Ferry',
      Origine: 'enseignant',
      'Accord des parents': 'oui',
      'Suite donnée': 'inscrite',
      'Retour à l’école': '2021-10-20T00:00:00.000Z',
    },
    expect.objectContaining({
      Enfant: 'pas inscrit',
      'Accord des parents': '2021-10-03T00:00:00.000Z',
      'Suite donnée': 'famille contactée',
      'Retour à l’école': null,
    }),
  ])
  expect(rowByHeader(sheet, 7).Date).toBe(2)
})

test('parents’ actions and concertations are counted by kind', async () => {
  const workbook = await writtenAnnexes(someAnnexes())

  const parents = sheetOf(workbook, 'Actions parents')
  expect([5, 6, 7, 8, 9].map((row) => Object.values(rowByHeader(parents, row)))).toEqual([
    ['2021-09-24T00:00:00.000Z', 'réunion d’information', 12, 2],
    ['2021-12-17T00:00:00.000Z', 'temps de convivialité', null, 1],
    [2, null, 12, 3],
    [1, 'réunion d’information', 12, 2],
    [1, 'temps de convivialité', 0, 1],
  ])
  const concertations = sheetOf(workbook, 'Concertations')
  expect(
    [5, 6, 7, 8, 9].map((row) => Object.values(rowByHeader(concertations, row)).slice(0, 3)),
  ).toEqual([
    ['2021-10-12T00:00:00.000Z', 'école', 'orientation des enfants'],
    ['2021-11-09T00:00:00.000Z', 'territoire', 'réunion de réseau'],
    [2, null, null],
    [1, 'école', null],
    [1, 'territoire', null],
  ])
})

test('the synthèse shows each value in its own way, and what the records gave when it was corrected', async () => {
  const figures = [
    aFigureAnnexe({ kind: 'hours', valeur: 1317.25, valeurCalculee: 1317.25 }),
    aFigureAnnexe({ kind: 'date', valeur: '2021-09-28', valeurCalculee: '2021-09-28' }),
    aFigureAnnexe({
      kind: 'yes-no',
      valeur: true,
      valeurCalculee: false,
      isCorrected: true,
      raison: 'Vu en réunion.',
    }),
    aFigureAnnexe({
      kind: 'long-text',
      valeur: ['B', 'A'],
      valeurCalculee: ['A', 'B'],
      isCorrected: true,
    }),
    aFigureAnnexe({ kind: 'rate', valeur: 0.8444, valeurCalculee: 0.8444 }),
    aFigureAnnexe({
      kind: 'number',
      valeur: 1.9,
      valeurCalculee: 2,
      isCorrected: true,
      recordsCount: null,
    }),
    // A proposal that she rewrote in her own way.
    aFigureAnnexe({ kind: 'yes-no', valeur: false, valeurCalculee: true }),
    aFigureAnnexe({ valeur: null, valeurCalculee: null }),
  ]

  const workbook = await writtenAnnexes(someEmptyAnnexes({ figures }))

  const sheet = sheetOf(workbook, 'Synthèse')
  const shown = figures.map((_, index) => Object.values(rowByHeader(sheet, 5 + index)).slice(2))
  expect(shown).toEqual([
    [1317.25, null, 3],
    ['2021-09-28T00:00:00.000Z', null, 3],
    ['oui', 'non', 3],
    ['B\u202f; A', null, 3],
    [0.8444, null, 3],
    [1.9, 2, null],
    ['non', null, 3],
    [null, null, 3],
  ])
  expect([5, 6, 9].map((row) => sheet.getRow(row).getCell(3).numFmt)).toEqual([
    '#,##0.00',
    'dd/mm/yyyy',
    '0.0 %',
  ])
})

test('a long name of the action goes to the next line within the table, and widens no printed page', async () => {
  const action = { numero: '1', intitule: 'Un intitulé de quarante caractères ou plus '.repeat(6) }

  const sheet = sheetOf(await writtenAnnexes(someEmptyAnnexes({ action })), 'Actions parents')

  expect(sheet.getCell('D2').master.address).toBe('A2')
  expect(sheet.getCell('A2').alignment.wrapText).toBe(true)
  expect(sheet.getRow(2).height).toBeGreaterThan(40)
  // At the head of the page, its side stops before the title in the middle.
  expect(/&R(.*)$/.exec(sheet.headerFooter.oddHeader ?? '')?.[1]?.length).toBeLessThanOrEqual(48)
})

test('the annexes of a draft say so on every page, which answers are proposed, and what is left', async () => {
  const brouillon = {
    titre: 'BROUILLON – 1 réponse à confirmer',
    reste: ['École : « Un partenariat formalisé existe » – réponse à confirmer'],
  }
  const figures = [aFigureAnnexe({ kind: 'yes-no', valeur: false, isProposed: true })]

  const workbook = await writtenAnnexes(someEmptyAnnexes({ brouillon, figures }))

  for (const { headerFooter } of workbook.worksheets) {
    expect(headerFooter.oddHeader).toContain(' – BROUILLON&R')
  }
  const sheet = sheetOf(workbook, 'Synthèse')
  expect(sheet.getCell('A2').value).toMatch(/^BROUILLON – 1 réponse à confirmer/)
  expect(rowByHeader(sheet, 5)['Valeur du bilan']).toBe('non (proposé, à confirmer)')
  const texts = sheet.getColumn(1).values.map(String)
  expect(texts).toContain(`– ${brouillon.reste[0]}`)
})

test('what was typed in the bilan and the reasons of corrections are in a nominative copy only', async () => {
  const figures = [
    aFigureAnnexe({
      kind: 'long-text',
      valeur: 'Awa a progressé.',
      valeurCalculee: ['École Jules-Ferry'],
      isCorrected: true,
      isFreeText: true,
      raison: 'Avec Tom.',
    }),
  ]

  const pseudonymised = await writtenAnnexes(someEmptyAnnexes({ figures }))
  const nominative = await writtenAnnexes(someEmptyAnnexes({ figures, nominatif: true }))

  expect(Object.values(rowByHeader(sheetOf(pseudonymised, 'Synthèse'), 5))).toEqual([
    'Public',
    'Nombre total d’enfants',
    'texte\u00a0: voir le bilan',
    'École Jules-Ferry',
    3,
  ])
  expect(rowByHeader(sheetOf(nominative, 'Synthèse'), 5)).toMatchObject({
    'Valeur du bilan': 'Awa a progressé.',
    'Valeur calculée, si corrigée': 'École Jules-Ferry',
    'Raison de la correction': 'Avec Tom.',
  })
})

test('the prévisionnel is compared with the réel where the projet announced something', async () => {
  const previsionnel = [
    aLignePrevisionnel({ prevu: 30, reel: 24 }),
    aLignePrevisionnel({ kind: 'hours', prevu: 40, reel: 52.5 }),
    aLignePrevisionnel({ kind: 'date', prevu: '2021-09-27', reel: '2021-10-04' }),
    aLignePrevisionnel({ kind: 'yes-no', prevu: true, reel: false }),
    aLignePrevisionnel({ kind: 'yes-no', prevu: false, reel: true }),
    aLignePrevisionnel({ prevu: 5, reel: 5 }),
    aLignePrevisionnel({ prevu: 0, reel: 3 }),
    aLignePrevisionnel({ prevu: null, reel: 3 }),
    aLignePrevisionnel({ prevu: 3, reel: null }),
    aLignePrevisionnel({ prevu: 32, prevuALaDate: 20, base: 'seances', reel: 19, aVenir: 12 }),
  ]

  const workbook = await writtenAnnexes(someEmptyAnnexes({ previsionnel }))

  const sheet = sheetOf(workbook, 'Prévisionnel et réel')
  const shown = previsionnel.map((_, index) =>
    Object.values(rowByHeader(sheet, 5 + index)).slice(3),
  )
  expect(shown).toEqual([
    [30, 24, null, -6, 0.8, 'inférieur au prévisionnel'],
    [40, 52.5, null, 12.5, 1.3125, 'supérieur au prévisionnel'],
    ['2021-09-27T00:00:00.000Z', '2021-10-04T00:00:00.000Z', null, 7, null, 'plus tard que prévu'],
    ['oui', 'non', null, null, null, 'prévu, non réalisé'],
    ['non', 'oui', null, null, null, 'réalisé sans être prévu'],
    [5, 5, null, 0, 1, 'conforme'],
    [0, 3, null, 3, null, 'supérieur au prévisionnel'],
    [null, 3, null, null, null, 'rien d’annoncé'],
    [3, null, null, null, null, 'non renseigné'],
    [20, 19, 12, -1, 0.95, 'inférieur au prévisionnel'],
  ])
})
