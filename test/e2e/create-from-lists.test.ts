import type { Page } from '@playwright/test'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const recues = (page: Page) => page.getByRole('table', { name: 'Orientations reçues' })

test('What a list lacks is created from it, and nothing typed is lost on the way', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  const school = page.getByRole('combobox', { name: 'Établissement' })

  await test.step('Tab on an unknown school keeps its name and opens the two fields that it needs', async () => {
    await goTo(page, 'Parents')
    await page.getByRole('tab', { name: 'Concertations' }).click()
    await page.getByRole('button', { name: 'Ajouter une concertation' }).click()
    await school.fill('École Jules')
    await page.keyboard.press('Tab')
    const created = page.getByRole('group', { name: 'Nouvel établissement' })
    await expect(created.getByRole('textbox', { name: 'Nom' })).toHaveValue('École Jules')
    await expect(school).toHaveValue('École Jules')
    await expectAccessible('a school created from a list')
  })

  await test.step('saving while it is neither chosen nor created is held back, and said', async () => {
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Un nom est à choisir dans sa liste')).toBeVisible()
    await page
      .getByRole('group', { name: 'Nouvel établissement' })
      .getByRole('button', { name: 'Créer' })
      .click()
    await expect(page.getByRole('group', { name: 'Nouvel établissement' })).toHaveCount(0)
    await expect(school).toHaveValue('École Jules')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await expect(page.getByRole('row', { name: /École Jules/ })).toHaveCount(1)
  })

  await test.step('an orientation given by phone is entered by hand, and « Inscrite » inscribes it', async () => {
    await goTo(page, 'Orientations')
    await page.getByRole('button', { name: 'Nouvelle orientation' }).click()
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Zidane')
    await page.getByRole('textbox', { name: 'Prénom' }).fill('Lila')
    // The only match is chosen when the field is left.
    await school.fill('jules')
    await page.keyboard.press('Tab')
    await expect(school).toHaveValue('École Jules')
    await expectAccessible('an orientation entered by hand')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await recues(page).getByRole('button', { name: 'Zidane Lila' }).click()
    await page.locator('#fiche').getByRole('combobox', { name: 'Statut' }).click()
    await page.getByRole('option', { name: 'Inscrite', exact: true }).click()
    await page.getByRole('combobox', { name: 'Collectif' }).click()
    await expect(page.getByRole('option').first()).toContainText(/libre|complet/)
    await page.getByRole('option').first().click()
    const save = page.getByRole('button', { name: 'Enregistrer', exact: true })
    await save.click()
    await expect(save).toHaveCount(0)
    await recues(page).getByRole('button', { name: 'Zidane Lila' }).click()
    await expect(page.locator('#fiche')).toContainText('Inscrit cette année')
  })
})
