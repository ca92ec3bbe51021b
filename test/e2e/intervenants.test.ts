import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, startSampleYear } from './steps.ts'

const panelOf = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name })

test('with the keyboard alone: a fiche opened from its row, and hours typed as one writes them', async ({
  launch,
}) => {
  const { page } = await launch()
  await startSampleYear(page)
  await goTo(page, 'Intervenants')
  const opener = page.getByRole('button', { name: /^Ouvrir la fiche/ }).first()
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await page.getByRole('radio', { name: 'Heures', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Ajouter des heures' }).focus()
  await page.keyboard.press('Enter')
  const panel = panelOf(page, 'Ajouter des heures')
  await expect(panel.getByRole('combobox', { name: 'Intervenant' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await panel.getByRole('textbox', { name: 'Durée' }).focus()
  await page.keyboard.type('une heure')
  await page.keyboard.press('Control+s')
  await expect(panel.getByRole('alert')).toHaveText(/1h30/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1:30')
  await page.keyboard.press('Control+s')

  await expect(panel.getByText(/^Enregistré\s: 1\sh\s30/)).toBeVisible()
})
