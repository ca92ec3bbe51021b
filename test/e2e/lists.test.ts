import type { Page } from '@playwright/test'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, screenLinks } from './steps.ts'

const listOf = (page: Page) => page.getByRole('region', { name: 'Liste des enfants' })
const rowsOf = (page: Page) => listOf(page).locator('tbody tr[data-opens]')

test('keyboard alone: a list is one stop of Tab, its rows go by with arrows and J or K, Entrée opens, the fiche leads to the next', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Enfants')
  const rows = rowsOf(page)
  await listOf(page).focus()

  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  const second = (await rows.nth(1).getByRole('button').first().textContent()) ?? ''
  const third = (await rows.nth(2).getByRole('button').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('heading', { level: 2, name: second })).toBeFocused()
  await panel.getByRole('button', { name: 'Fiche suivante' }).click()
  await expect(panel.getByRole('heading', { level: 2, name: third })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rows.nth(2).getByRole('button').first()).toBeFocused()

  await page.keyboard.press('End')
  await expect(rows.last()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(listOf(page).locator(':focus')).toHaveCount(0)
})

test('rows are of one line and 32 px; comfortable ones are a choice that is kept', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await page.setViewportSize({ width: 1093, height: 614 })
  await goTo(page, 'Enfants')
  await rowsOf(page).first().waitFor()
  const heights = async () => {
    const all = await rowsOf(page).evaluateAll((rows) =>
      rows.map((row) => Math.round(row.getBoundingClientRect().height)),
    )
    return [...new Set(all)]
  }

  expect(await heights()).toEqual([32])
  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Apparence' }).click()
  await page.getByText('Confortables').click()
  await page.reload()
  await goTo(page, 'Enfants')
  await rowsOf(page).first().waitFor()

  expect(Math.max(...(await heights()))).toBeGreaterThan(32)
  await accessibilityOf(page)('Enfants, comfortable rows')
})

test('the filters of a list are found again on coming back, and go with « Tout afficher »', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Intervenants')
  const search = page.getByRole('searchbox', { name: 'Recherche' })
  await search.fill('ro')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toContainText(' sur ')
  const narrowed = (await count.textContent()) ?? ''

  await goTo(page, 'Séances')
  await goTo(page, 'Intervenants')
  await expect(search).toHaveValue('ro')
  await expect(count).toHaveText(narrowed)
  await page.getByRole('button', { name: 'Tout afficher' }).click()
  await screenLinks(page).filter({ hasText: 'Accueil' }).click()
  await goTo(page, 'Intervenants')

  await expect(search).toHaveValue('')
})

test('a toast covers no row, and goes with its screen', async ({ launchSample }) => {
  const { page } = await launchSample()
  await page.setViewportSize({ width: 1093, height: 614 })
  await goTo(page, 'Enfants')
  await rowsOf(page).first().waitFor()
  await page.getByRole('button', { name: 'Copier ou imprimer la liste' }).click()
  await page.getByRole('menuitem', { name: 'Copier pour un tableur' }).click()
  const toast = page.getByRole('alert').filter({ hasText: 'copiées' })
  await expect(toast).toBeVisible()

  await expect
    .poll(async () => {
      const [list, told] = [await listOf(page).boundingBox(), await toast.boundingBox()]
      return list !== null && told !== null && list.y + list.height <= told.y
    })
    .toBe(true)
  await page.waitForTimeout(1100)
  await goTo(page, 'Séances')

  await expect(toast).toHaveCount(0)
})
