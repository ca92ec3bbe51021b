import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const FORM = join(import.meta.dirname, '../fixtures/formulaires/cases-heritees.docx')

test('the Caf’s own form: dropped, answered, filled, then known', async ({ launchSample }) => {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-formulaire-'))
  const filled = join(folder, 'rempli.docx')
  const app = await launchSample({ dialogs: { file: FORM, save: filled } })
  const { page } = app
  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 2/ }).click()
  await page.getByRole('tab', { name: 'Mon formulaire' }).click()
  await drop(page, FORM)

  const form = page.getByRole('region', { name: 'Formulaire de la Caf' })
  const panel = page.locator('#place-detail')
  const waiting = form.locator('[data-etat="a-confirmer"]')
  const placeOf = (name: RegExp) => form.getByRole('button', { name })

  // The form of the Caf 47 is known: nothing waits until another answer is chosen, that Cartable only proposes.
  await expect(page.getByText(/formulaire reconnu/)).toBeVisible()
  await expect(waiting).toHaveCount(0)
  const other = placeOf(/^A RETOURNER POUR LE/)
  await other.click()
  await panel
    .getByRole('combobox', { name: 'Autre réponse' })
    .fill('Enfants : en quartier prioritaire')
  await page.getByRole('option', { name: 'Enfants : en quartier prioritaire' }).first().click()
  await expect(other).toHaveAttribute('data-etat', 'a-confirmer')
  await other.focus()
  await page.keyboard.press('Enter')
  await expect(other).toHaveAttribute('data-etat', 'sur')

  const typed = placeOf(/^Quels retours pouvez-vous nous faire sur l'animation/)
  await typed.click()
  await panel.getByLabel('Votre texte, pour cette action').fill('Des rencontres utiles.')
  await panel.getByRole('button', { name: 'Écrire ce texte' }).click()
  await expect(typed).toHaveText('Des rencontres utiles.')

  const refused = placeOf(/^Mesurez-vous l'assiduité/)
  await refused.click()
  await panel.getByRole('button', { name: 'Aucune réponse' }).click()
  await expect(refused).toHaveAttribute('data-etat', 'inconnu')

  await page.getByRole('button', { name: 'Remplir…' }).click()
  await expect(page.getByText('rempli.docx', { exact: true })).toBeVisible()
  expect(documentOf(filled)).toContain('Des rencontres utiles.')
  expect(documentOf(FORM)).not.toContain('Des rencontres utiles.')

  // A figure is the way to the records that it counts.
  await placeOf(/^Nombre total d'enfants/).click()
  await panel.getByRole('button', { name: /^Voir les \d+ enregistrements comptés/ }).click()
  await expect(panel.getByRole('link').first()).toBeVisible()
  await accessibilityOf(page)('Mon formulaire, filled, the records of one place open')

  // The same form again asks nothing that was answered.
  await page.getByRole('button', { name: 'Autre formulaire…' }).click()
  await expect(page.getByText(/formulaire reconnu/)).toBeVisible()
  await expect(waiting).toHaveCount(0)
  await expect(typed).toHaveText('Des rencontres utiles.')
  await expect(refused).toHaveAttribute('data-etat', 'inconnu')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

async function drop(page: Page, file: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer()
    const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
    data.items.add(new File([raw], 'cases-heritees.docx'))
    return data
  }, readFileSync(file).toString('base64'))
  await page.getByRole('region', { name: 'Mon formulaire' }).dispatchEvent('drop', { dataTransfer })
}

const documentOf = (file: string): string =>
  new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(file)))['word/document.xml'])
