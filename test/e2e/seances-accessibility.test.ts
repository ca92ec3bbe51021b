import { accessibilityOf, OPENED } from './axe.ts'
import { test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('axe finds nothing on the séances, their panels and forms', async ({ launchSample }) => {
  test.slow()
  const { page } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  await goTo(page, 'Séances')
  await page.locator('[data-chip]').first().waitFor()
  await expectAccessible('week')
  await page.locator('[data-chip]').first().click()
  await page.getByRole('radiogroup').first().waitFor()
  await expectAccessible('a séance opened')
  await page
    .getByRole('textbox', { name: /^Durée de / })
    .first()
    .fill('1h75')
  await page
    .getByRole('textbox', { name: /^Durée de / })
    .first()
    .press('Enter')
  await page.getByRole('button', { name: 'Déplacer' }).click()
  await expectAccessible('a séance moved, a duration refused', OPENED)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Mois', { exact: true }).click()
  await page.getByRole('table', { name: 'Calendrier du mois' }).waitFor()
  await expectAccessible('month')
  await page.getByRole('button', { name: 'Collectifs et créneaux' }).click()
  await page
    .getByRole('button', { name: /^Changer le créneau lundi/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'De' }).fill('23h')
  await page.getByRole('alert').waitFor()
  await expectAccessible('collectifs, a créneau refused', OPENED)
  await page.getByRole('button', { name: 'Créer les séances' }).click()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await page.getByRole('region', { name: 'Séances à créer' }).waitFor()
  await expectAccessible('a series previewed', OPENED)
})
