import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import type { FormulaireEssai } from './formulaires-word.ts'

const STRUCTURE = 'Centre social Les Trois Ponts'
const DATE = new Date('2026-01-01T12:00:00Z')
const CADRE = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
} as const

function aWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.created = DATE
  workbook.modified = DATE
  return workbook
}

const bytesOf = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)

/** Words in cells, and cells to fill: drawn with a border, or left bare. */
function put(sheet: ExcelJS.Worksheet, cells: Readonly<Record<string, string>>): void {
  for (const [address, text] of Object.entries(cells)) sheet.getCell(address).value = text
}
function frame(sheet: ExcelJS.Worksheet, ...addresses: string[]): void {
  for (const address of addresses) sheet.getCell(address).border = CADRE
}

async function tableurBordures(): Promise<Uint8Array> {
  const workbook = aWorkbook()
  const notice = workbook.addWorksheet('Notice')
  put(notice, { A1: 'Nom de la structure', A2: 'Nombre d’enfants' })
  frame(notice, 'B1', 'B2')
  const sheet = workbook.addWorksheet('Données 2021-2022')
  put(sheet, {
    A1: 'BILAN CLAS 2021-2022',
    A3: 'Nom de la structure',
    C3: 'Téléphone',
    A4: 'Date de démarrage',
    A6: 'Public accueilli',
    B6: 'Filles',
    C6: 'Garçons',
    D6: 'Total',
    A7: 'Primaire',
    A8: 'Collège',
    A9: 'Total',
    A12: 'Nombre de séances réalisées',
    A13: 'Nombre d’heures de séances',
    A15: 'Actions avec les parents',
    B15: 'Oui',
    C15: 'Non',
    A16: 'Réunion d’information',
    A17: 'Temps de convivialité',
    A18: 'Atelier cuisine',
    A20: 'Coût total de l’action',
    A21: 'Nombre de bénévoles formés aux premiers secours',
  })
  frame(
    sheet,
    'B3',
    'D3',
    'B4',
    'B7',
    'C7',
    'D7',
    'B8',
    'C8',
    'D8',
    'B12',
    'B13',
    'B16',
    'C16',
    'B17',
    'C17',
    'B18',
    'C18',
    'B20',
    'B21',
  )
  sheet.getCell('B4').numFmt = 'dd/mm/yyyy'
  for (const column of ['B', 'C', 'D']) {
    sheet.getCell(`${column}9`).value = { formula: `${column}7+${column}8`, result: 0 }
  }
  const hidden = workbook.addWorksheet('Calculs')
  hidden.state = 'hidden'
  put(hidden, { A1: 'Nombre de familles' })
  frame(hidden, 'B1')
  return bytesOf(workbook)
}

async function tableurProtege(): Promise<Uint8Array> {
  const workbook = aWorkbook()
  const listes = workbook.addWorksheet('Listes')
  put(listes, { A1: 'OUI', A2: 'NON' })
  const sheet = workbook.addWorksheet('Bilan')
  put(sheet, {
    B2: 'Structure gestionnaire',
    B4: 'Année scolaire',
    D4: 'Arrêté au',
    B8: 'Indicateurs',
    C8: 'Prévisionnel',
    D8: 'Réalisé',
    E8: 'Écart',
    B9: 'Nombre d’enfants',
    B10: 'Nombre de familles',
    B11: 'Nombre de semaines',
    B12: 'Heures de bénévolat',
    B14: 'Un partenariat formalisé existe avec l’école',
    B15: 'Collaboration avec l’école pour l’orientation des enfants',
    B16: 'Commentaire',
  })
  sheet.mergeCells('B5:C5')
  sheet.mergeCells('D5:E5')
  for (const address of [
    'C2',
    'B5',
    'D5',
    'C9',
    'D9',
    'C10',
    'D10',
    'C11',
    'D11',
    'C12',
    'D12',
    'C14',
    'C15',
    'C16',
  ]) {
    sheet.getCell(address).protection = { locked: false }
  }
  for (const row of [9, 10, 11, 12])
    sheet.getCell(`E${row}`).value = { formula: `D${row}-C${row}`, result: 0 }
  for (const address of ['C14', 'C15']) {
    sheet.getCell(address).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: ['Listes!$A$1:$A$2'],
    }
  }
  await sheet.protect('caf', { spinCount: 1 })
  return bytesOf(workbook)
}

async function tableurNu(): Promise<Uint8Array> {
  const workbook = aWorkbook()
  const sheet = workbook.addWorksheet('Feuil1')
  put(sheet, {
    A1: 'Bilan annuel du Clas',
    A3: 'Nom de la structure :',
    A4: 'Nom et prénom du référent :',
    A5: 'Nombre d’enfants inscrits :',
    A6: 'Nombre de familles :',
    A8: 'Remarques de la Caf',
  })
  return bytesOf(workbook)
}

/** The indicators of a Caf: a protected sheet, merged heads, totals by formula, a list of two words. */
async function tableurIndicateurs(): Promise<Uint8Array> {
  const workbook = aWorkbook()
  const sheet = workbook.addWorksheet('Bilan')
  put(sheet, {
    B2: 'Bilan quantitatif Clas',
    B4: 'Nom du porteur',
    B6: 'Moyens humains',
    D6: 'Nombre',
    E6: 'Heures',
    B7: 'Salariés',
    B8: 'Volontaires',
    B9: 'Bénévoles',
    B10: 'Total',
    B13: 'Nombre d’enfants par niveau',
    B14: 'Élémentaire',
    B15: 'Collège',
    B16: 'Lycée',
    B17: 'Autres',
    B18: 'Total',
    B20: 'Réunion d’information avec les parents (Oui/Non)',
  })
  for (const range of ['B2:E2', 'C4:E4', 'B7:C7', 'B8:C8', 'B9:C9', 'B10:C10'])
    sheet.mergeCells(range)
  for (const [address, formula] of [
    ['D10', 'D7+D8+D9'],
    ['E10', 'SUM(E7:E9)'],
    ['D18', 'SUM(D14:D17)'],
  ] as const) {
    sheet.getCell(address).value = { formula, result: 0 }
  }
  const free = ['C4', 'D7', 'E7', 'D8', 'E8', 'D9', 'E9', 'D14', 'D15', 'D16', 'D17', 'D20']
  for (const address of free) sheet.getCell(address).protection = { locked: false }
  sheet.getCell('D20').dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ['"Oui,Non"'],
  }
  await sheet.protect('caf', { spinCount: 1 })
  return bytesOf(workbook)
}

/** Blanks and boxes inside the text of a cell, one or several; a text that two cells share is left alone. */
async function tableurTextes(): Promise<Uint8Array> {
  const workbook = aWorkbook()
  const sheet = workbook.addWorksheet('Bilan')
  put(sheet, {
    A1: 'BILAN CLAS 2021-2022',
    A3: 'Nom de la structure : ……………………',
    A4: 'Nombre d’enfants : ____ dont élémentaire : ____ dont collège : ____',
    A5: 'Période : du ………… au …………',
    A6: 'Salariés',
    B6: 'Nombre : ______',
    C6: 'Heures : ______',
    A7: 'Bénévoles',
    B7: 'Nombre : ______ ',
    C7: 'Heures : ______ ',
    A9: 'Actions avec les parents',
    A10: 'Réunion d’information : ☐ Oui  ☐ Non',
    A11: 'Temps de convivialité : [ ] oui  [ ] non',
    A12: 'Remarques : ..........',
    A13: 'Autres (CAP, BEP…)',
    A14: 'Montant : ____',
    B14: 'Montant : ____',
  })
  return bytesOf(workbook)
}

async function champsPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const boldFont = await pdf.embedFont(StandardFonts.HelveticaBold)
  const page = pdf.addPage([595, 842])
  const form = pdf.getForm()
  const say = (text: string, x: number, y: number, isBold = false) =>
    page.drawText(text, {
      x,
      y,
      size: isBold ? 14 : 10,
      font: isBold ? boldFont : font,
      color: rgb(0, 0, 0),
    })
  const field = (name: string, x: number, y: number, width = 80) =>
    form.createTextField(name).addToPage(page, { x, y: y - 4, width, height: 16 })
  const box = (name: string, x: number, y: number) =>
    form.createCheckBox(name).addToPage(page, { x, y: y - 2, width: 10, height: 10 })
  say('Bilan Clas 2021-2022', 40, 800, true)
  say('Nom de la structure', 40, 770)
  field('a', 200, 770, 200)
  say('Nombre d’enfants', 40, 740)
  field('b', 140, 740, 40)
  say('dont collégiens', 200, 740)
  field('c', 290, 740, 40)
  say('Moyens humains', 40, 700, true)
  say('Nombre', 200, 680)
  say('Heures', 300, 680)
  say('Salariés', 40, 660)
  field('d', 190, 660)
  field('e', 290, 660)
  say('Bénévoles', 40, 640)
  field('f', 190, 640)
  field('g', 290, 640)
  say('Qui est à l’origine de l’inscription ?', 40, 600, true)
  box('h', 40, 580)
  say('La famille', 56, 580)
  box('i', 160, 580)
  say('L’enseignant', 176, 580)
  box('j', 300, 580)
  say('Un éducateur', 316, 580)
  say('Actions avec les parents', 40, 550, true)
  say('Temps de convivialité', 40, 530)
  const radio = form.createRadioGroup('k')
  say('oui', 200, 530)
  radio.addOptionToPage('1', page, { x: 220, y: 528, width: 10, height: 10 })
  say('non', 250, 530)
  radio.addOptionToPage('2', page, { x: 272, y: 528, width: 10, height: 10 })
  say('Réunion d’information', 40, 510)
  const list = form.createDropdown('l')
  list.addOptions(['', 'Oui', 'Non'])
  list.addToPage(page, { x: 200, y: 506, width: 80, height: 16 })
  say('Montant demandé', 40, 480)
  field('m', 200, 480)
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: true })
}

export const FORMULAIRES_AUTRES: readonly FormulaireEssai[] = [
  {
    nom: 'bordures.xlsx',
    octets: tableurBordures,
    attendu: [
      ['Nom de la structure', STRUCTURE],
      ['Téléphone', '05 53 00 00 00'],
      ['Date de démarrage', '28/09/2021'],
      ['Primaire – Filles', '1'],
      ['Primaire – Garçons', '1'],
      ['Primaire – Total', '2'],
      ['Collège – Filles', '0'],
      ['Collège – Garçons', '1'],
      ['Collège – Total', '1'],
      ['Nombre de séances réalisées', '16'],
      ['Nombre d’heures de séances', '24'],
      ['Réunion d’information', 'oui'],
      ['Temps de convivialité', 'non'],
      ['Atelier cuisine', null],
      ['Coût total de l’action', null],
      ['Nombre de bénévoles formés aux premiers secours', null],
    ],
  },
  {
    nom: 'protege.xlsx',
    octets: tableurProtege,
    attendu: [
      ['Structure gestionnaire', STRUCTURE],
      ['Année scolaire', '2021-2022'],
      ['Arrêté au', '30/04/2022'],
      ['Nombre d’enfants – Prévisionnel', '4'],
      ['Nombre d’enfants – Réalisé', '3'],
      ['Nombre de familles – Prévisionnel', '3'],
      ['Nombre de familles – Réalisé', '2'],
      ['Nombre de semaines – Prévisionnel', '30'],
      ['Nombre de semaines – Réalisé', '16'],
      ['Heures de bénévolat – Prévisionnel', '60'],
      ['Heures de bénévolat – Réalisé', '17,25'],
      ['Un partenariat formalisé existe avec l’école', 'Non'],
      ['Collaboration avec l’école pour l’orientation des enfants', 'Oui'],
      ['Commentaire', null],
    ],
  },
  {
    nom: 'nu.xlsx',
    octets: tableurNu,
    attendu: [
      ['Nom de la structure :', STRUCTURE],
      ['Nom et prénom du référent :', 'Marchand Élise'],
      ['Nombre d’enfants inscrits :', '3'],
      ['Nombre de familles :', '2'],
    ],
  },
  {
    nom: 'indicateurs.xlsx',
    octets: tableurIndicateurs,
    attendu: [
      ['Nom du porteur', STRUCTURE],
      ['Salariés – Nombre', '1'],
      ['Salariés – Heures', '15'],
      ['Volontaires – Nombre', '0'],
      ['Volontaires – Heures', '0'],
      ['Bénévoles – Nombre', '2'],
      ['Bénévoles – Heures', '17,25'],
      ['Élémentaire', '2'],
      ['Collège', '1'],
      ['Lycée', '0'],
      ['Autres', '0'],
      ['Réunion d’information avec les parents (Oui/Non)', 'Oui'],
    ],
  },
  {
    nom: 'textes.xlsx',
    octets: tableurTextes,
    attendu: [
      ['Nom de la structure', STRUCTURE],
      ['Nombre d’enfants', '3'],
      ['dont élémentaire', '2'],
      ['dont collège', '1'],
      ['Période : du', '28/09/2021'],
      ['au', '28/06/2022'],
      ['Nombre – Salariés', '1'],
      ['Heures – Salariés', '15'],
      ['Nombre – Bénévoles', '2'],
      ['Heures – Bénévoles', '17,25'],
      ['Réunion d’information', 'oui'],
      ['Temps de convivialité', 'non'],
      ['Remarques', null],
      ['Montant', null],
    ],
  },
  {
    nom: 'champs.pdf',
    octets: champsPdf,
    attendu: [
      ['Nom de la structure', STRUCTURE],
      ['Nombre d’enfants', '3'],
      ['dont collégiens', '1'],
      ['Salariés – Nombre', '1'],
      ['Salariés – Heures', '15'],
      ['Bénévoles – Nombre', '2'],
      ['Bénévoles – Heures', '17,25'],
      ['La famille', 'coche'],
      ['L’enseignant', 'coche'],
      ['Un éducateur', null],
      ['Temps de convivialité', 'non'],
      ['Réunion d’information', 'Oui'],
      ['Montant demandé', null],
    ],
  },
]
