import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { countGestures, goTo } from './steps.ts'

/** A Friday in the middle of the sample year. */
const TODAY = '2025-11-14'

test('a phone and a bénévole’s 1 h 30 take a few clicks, or the keyboard alone', async ({
  launchSample,
}) => {
  const { page } = await launchSample({ today: TODAY })
  const expectAccessible = accessibilityOf(page)
  const search = page.getByRole('textbox', { name: 'Rechercher' })
  const openSearch = page.getByRole('button', { name: 'Rechercher' })
  const parent = page.getByRole('button', { name: /Salima Amrani/ })

  await test.step('a phone by the parent’s name: one click opens the search, the phone is beside the name', async () => {
    const counted = await countGestures(page, 'A phone by the parent’s name, the mouse')
    await openSearch.click()
    await page.keyboard.type('salima')
    await expect(parent).toContainText('06 00 00 00 01')
    await expectAccessible('a parent found')
    await parent.click()
    await expect(page.getByRole('list', { name: 'Responsables' })).toContainText('06 00 00 00 01')
    expect((await counted()).clicks).toBeLessThanOrEqual(2)
  })

  await test.step('the keyboard does the same, and finds a date as it is typed', async () => {
    const counted = await countGestures(page, 'A phone found, the keyboard')
    await page.keyboard.press('Control+k')
    // What was opened last is there before anything is typed.
    await expect(page.getByRole('button', { name: /^Amrani/ }).first()).toBeVisible()
    await expect(search).toBeFocused()
    await page.keyboard.type('06 00 00 00 24')
    await expect(page.getByRole('button', { name: /Farida Ahmadi/ })).toBeVisible()
    expect(await counted()).toMatchObject({ clicks: 0, commands: 1 })
    await search.fill('7 octobre')
    await expect(page.getByRole('button', { name: /Voir cette semaine/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  const form = page.getByRole('complementary', { name: 'Ajouter des heures' })
  const noted = form.getByText('Enregistré\u00a0: 1 h 30 le 14/11/2025.')
  await test.step('1 h 30 of a bénévole with the mouse', async () => {
    await goTo(page, 'Accueil')
    const counted = await countGestures(page, '1 h 30 of a bénévole, the mouse')
    await openSearch.click()
    await page.keyboard.type('heures')
    await page.getByRole('button', { name: 'Ajouter des heures' }).click()
    await expect(form.getByRole('combobox', { name: 'Intervenant' })).toBeFocused()
    await page.keyboard.type('fournier')
    await page.getByRole('option', { name: /Fournier/ }).click()
    await form.getByRole('textbox', { name: 'Durée' }).click()
    await page.keyboard.type('1h30')
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await expect(noted).toBeVisible()
    expect((await counted()).clicks).toBeLessThanOrEqual(5)
  })

  await test.step('1 h 30 of a bénévole with the keyboard', async () => {
    await goTo(page, 'Accueil')
    const counted = await countGestures(page, '1 h 30 of a bénévole, the keyboard')
    await page.keyboard.press('Control+k')
    await expect(search).toBeFocused()
    await page.keyboard.type('ajouter des heures')
    await expect(page.getByRole('button', { name: 'Ajouter des heures' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(form.getByRole('combobox', { name: 'Intervenant' })).toBeFocused()
    await page.keyboard.type('fournier')
    await page.keyboard.press('Enter')
    const duree = form.getByRole('textbox', { name: 'Durée' })
    while (!(await duree.evaluate((one) => one === document.activeElement))) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('1h30')
    await page.keyboard.press('Control+s')
    await expect(noted).toBeVisible()
    const { clicks, commands } = await counted()
    expect(clicks).toBe(0)
    expect(commands).toBeLessThanOrEqual(10)
  })

  await test.step('the addresses of a list are copied for a hidden copy', async () => {
    await goTo(page, 'Enfants')
    await page.getByRole('button', { name: 'Copier ou imprimer la liste' }).click()
    await page.getByRole('menuitem', { name: /^Copier \d+ adresses électroniques/ }).click()
    await expect(page.getByText('Collez-les dans « Cci » (copie cachée)')).toBeVisible()
  })
})
