import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('a phone is read by the name of a parent in two clicks at most, or with the keyboard alone', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  const search = page.getByRole('textbox', { name: 'Rechercher' })
  const parent = page.getByRole('button', { name: /Salima Amrani/ })

  await test.step('one click opens the search, the phone is beside the name', async () => {
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await search.fill('salima')
    await expect(parent).toContainText('06 00 00 00 01')
    await expectAccessible('a parent found')
  })

  await test.step('a second click opens the fiche of a child, phones first', async () => {
    await parent.click()
    await expect(page.getByRole('list', { name: 'Responsables' })).toContainText('06 00 00 00 01')
  })

  await test.step('the keyboard does the same, and finds a date as it is typed', async () => {
    await page.keyboard.press('Control+k')
    // What was opened last is there before anything is typed.
    await expect(page.getByRole('button', { name: /^Amrani/ }).first()).toBeVisible()
    await page.keyboard.type('06 00 00 00 24')
    await expect(page.getByRole('button', { name: /Farida Ahmadi/ })).toBeVisible()
    await search.fill('7 octobre')
    await expect(page.getByRole('button', { name: /Voir cette semaine/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the addresses of a list are copied for a hidden copy', async () => {
    await goTo(page, 'Enfants')
    await page.getByRole('button', { name: 'Copier ou imprimer la liste' }).click()
    await page.getByRole('menuitem', { name: /^Copier \d+ adresses électroniques/ }).click()
    await expect(page.getByText('Collez-les dans « Cci » (copie cachée)')).toBeVisible()
  })
})
