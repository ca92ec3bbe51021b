import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { formatNumber } from '../../shared/format.ts'
import { expect, test } from './fixtures.ts'
import { goTo, startSampleYear } from './steps.ts'

let folder: string

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cartable-bilan-'))
})

test.afterEach(() =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
)

/** The figures that the Bilan screen shows as doors: the form's wording and what is written beside it. */
function figuresOf(page: Page): Promise<readonly { label: string; shown: string }[]> {
  return page.getByRole('button', { name: / : voir le détail$/ }).evaluateAll((buttons) =>
    buttons.map((button) => {
      const shown = button.textContent ?? ''
      const name = button.getAttribute('aria-label') ?? ''
      return { shown, label: name.slice(shown.length + ', '.length, -' : voir le détail'.length) }
    }),
  )
}

/** Only numbers: « 1 234,5 », whatever its spaces. */
const isNumber = ({ shown }: { readonly shown: string }) => /^[\d\s]+(,\d+)?$/.test(shown)

/** The text of every cell of the Word form's tables. */
function wordCells(file: string): ReadonlySet<string> {
  const xml = strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array())
  const cells = xml.match(/<w:tc>.*?<\/w:tc>/gs) ?? []
  return new Set(
    cells.map((cell) =>
      [...cell.matchAll(/<w:t[ >][^<]*/g)]
        .map(([t]) => t.replace(/^.*>/, ''))
        .join('')
        .trim(),
    ),
  )
}

/** Value of each line of the first sheet, by the form's wording. */
async function synthese(file: string): Promise<ReadonlyMap<string, unknown>> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const values = new Map<string, unknown>()
  workbook.getWorksheet('Synthèse')?.eachRow((row) => {
    values.set(row.getCell(2).text, row.getCell(3).value)
  })
  return values
}

const fileNamed = (start: string): string =>
  join(folder, readdirSync(folder).find((name) => name.startsWith(start)) ?? '')

test('from the first start to a bilan whose files hold the figures shown on screen', async ({
  lend,
}) => {
  const app = await lend({ dialogs: { folder } })
  const { page } = app
  await startSampleYear(page)

  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 1/ }).click()
  await page.getByRole('textbox', { name: 'Arrêté au' }).fill('1er mars 2026')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Arrêté au' })).toHaveValue('01/03/2026')
  const total = page.getByRole('button', { name: /Nombre total d’enfants : voir le détail$/ })
  await total.click()
  const detail = page.getByRole('complementary', { name: 'Nombre total d’enfants' })
  await expect(detail).toContainText(`${await total.textContent()} enfants`)
  await expect(detail).toContainText('au 1er mars 2026')
  await page.keyboard.press('Escape')
  await expect(total).toBeFocused()
  const figures = (await figuresOf(page)).filter(isNumber)

  await page.getByRole('button', { name: 'Générer le bilan' }).click()
  await page.getByRole('button', { name: 'Choisir le dossier et générer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Le bilan est prêt' })
  await dialog.waitFor()
  await dialog.getByRole('button', { name: /^Ouvrir Bilan/ }).click()
  await dialog.getByRole('button', { name: /^Afficher dans le dossier Annexes/ }).click()
  await expect.poll(() => app.calls().map(({ api }) => api)).toContain('showItemInFolder')

  const word = wordCells(fileNamed('Bilan'))
  const excel = await synthese(fileNamed('Annexes'))
  expect(figures.length).toBeGreaterThan(12)
  expect(figures.filter(({ shown }) => !word.has(shown))).toEqual([])
  expect(figures.map(({ label }) => [label, formatNumber(Number(excel.get(label)))])).toEqual(
    figures.map(({ label, shown }) => [label, shown]),
  )
  expect(app.calls().find(({ api }) => api === 'openPath')?.path).toBe(fileNamed('Bilan'))
})

test('a bilan refused for want of a place says what to do, and a second try succeeds', async ({
  launchSample,
}) => {
  const taken = join(folder, 'bilans')
  writeFileSync(taken, 'a file where a folder should be')
  const app = await launchSample({ dialogs: { folder: taken } })
  const { page } = app
  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 1/ }).click()
  await page.getByRole('button', { name: 'Générer le bilan' }).click()
  const generate = page.getByRole('button', { name: 'Choisir le dossier et générer' })

  await generate.click()
  await expect(page.getByRole('alert')).toContainText('Rien n’a été écrit dans')
  expect(readdirSync(folder)).toEqual(['bilans'])

  const free = join(folder, 'ailleurs')
  app.answerDialogs({ folder: free })
  await generate.click()
  await page.getByRole('dialog', { name: 'Le bilan est prêt' }).waitFor()
  expect(readdirSync(free)).toHaveLength(2)
})

test('a date outside the année is refused beside its field, and the bilan stays as it was', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 1/ }).click()
  const field = page.getByRole('textbox', { name: 'Arrêté au' })
  const before = await field.inputValue()

  await field.fill('15/03/2040')
  await page.keyboard.press('Tab')

  await expect(page.getByRole('alert')).toContainText('Le 15/03/2040 n’est pas dans l’année')
  await expect(field).toHaveValue(before)
})

test('a year is started from three questions, kept, and saved as a dossier', async ({ lend }) => {
  const app = await lend({ dialogs: { save: folder } })
  const { page } = app
  await page.getByRole('button', { name: 'Commencer une année' }).click()
  await page.getByRole('textbox', { name: 'Nom de la structure' }).fill('Centre social du Moulin')
  await page.getByRole('textbox', { name: 'Intitulé' }).fill('Clas élémentaire')
  await page.getByRole('button', { name: 'Commencer l’année' }).click()
  await expect(page.getByText('Rien n’est encore noté pour cette année')).toBeVisible()

  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Dossier' }).click()
  await expect(page.getByText(/^Une sauvegarde, c’est tout/)).toBeVisible()
  await page.getByRole('button', { name: 'Enregistrer une copie du dossier' }).click()
  await page.getByRole('button', { name: /^Afficher dans le dossier/ }).waitFor()

  const [name = ''] = readdirSync(folder)
  expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toMatchObject({
    format: 'cartable/dossier',
    structure: { nom: 'Centre social du Moulin' },
    actions: [{ numero: '1', intitule: 'Clas élémentaire' }],
  })
})

test('every figure of Accueil and every line of « À faire » opens the records it counts', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  const count = page.locator('search output')

  const stat = page.getByRole('main').getByRole('link', { name: /^Séances tenues/ })
  const seances = await stat.getByText(/^\d+$/).textContent()
  await stat.click()
  await expect(count).toContainText(`${seances} séances`)

  await goTo(page, 'Accueil')
  const line = page.getByRole('main').getByRole('link', { name: /sans famille/ })
  const enfants = await line.getByText(/^\d+$/).textContent()
  await line.click()
  await expect(count).toContainText(`${enfants} enfant`)

  await test.step('a meeting to take up again is recalled, and its line opens it', async () => {
    await goTo(page, 'Parents')
    await page.getByRole('tab', { name: 'Concertations' }).click()
    await page.getByRole('rowheader').first().getByRole('button').click()
    await page.getByRole('textbox', { name: 'À revoir le' }).fill('12/11/2025')
    await page.getByRole('textbox', { name: 'Quoi' }).fill('rappeler le principal')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('cell', { name: /rappeler le principal/ })).toBeVisible()
    await goTo(page, 'Accueil')
    await page.getByRole('link', { name: /À revoir depuis le 12\/11\/2025/ }).click()
    await expect(page.getByRole('textbox', { name: 'Quoi' })).toHaveValue('rappeler le principal')
  })

  await test.step('a contact is kept with its school, and Ctrl+K leads from one to the other', async () => {
    await page.getByRole('tab', { name: 'Établissements' }).click()
    await page.getByRole('rowheader').first().getByRole('button').click()
    await page.getByRole('button', { name: 'Ajouter un contact' }).click()
    const contact = page.getByRole('group', { name: 'À joindre d’abord' })
    await contact.getByRole('textbox', { name: 'Téléphone' }).fill('0600000021')
    await page.keyboard.press('Control+s')
    await expect(contact.getByRole('alert')).toHaveText('Indiquez un nom ou une fonction.')
    await contact.getByRole('textbox', { name: 'Nom' }).fill('Awa Diallo')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('cell', { name: /Awa Diallo 06 00 00 00 21/ })).toBeVisible()
    await goTo(page, 'Accueil')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/^Un nom/).fill('diallo awa')
    await page.getByRole('button', { name: /^Awa Diallo/ }).click()
    await expect(contact.getByRole('textbox', { name: 'Nom' })).toHaveValue('Awa Diallo')
  })

  await test.step('what the bilan still asks opens at its first question', async () => {
    await goTo(page, 'Accueil')
    await page.getByRole('link', { name: /à compléter dans le bilan de l’action 2/ }).click()
    await expect(page.getByRole('main')).toContainText('Action 2')
    await expect(page.getByRole('textbox', { name: /^Existe-t-il des écarts/ })).toBeFocused()
    // The other screens are not narrowed to it.
    await expect(page.getByRole('combobox', { name: 'Action', exact: true })).toHaveValue(
      'Toutes les actions',
    )
    await page.getByRole('combobox', { name: 'Action du bilan' }).click()
    await page.getByRole('option', { name: /^Action 1/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bilan' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Action 1')
    await goTo(page, 'Enfants')
    await expect(page.locator('search output')).toContainText('1 enfant sur 48')
  })
})
