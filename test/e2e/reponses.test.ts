import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('a question of the bilan is answered in place, a figure corrected with its reason, and both undone', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 1/ }).click()
  const total = page.getByRole('button', { name: /Nombre total d’enfants : voir le détail$/ })
  const computed = (await total.textContent()) ?? ''

  await page.getByRole('button', { name: 'Modifier : Nombre total d’enfants' }).click()
  await page.getByRole('textbox', { name: 'Nombre total d’enfants' }).fill('99')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Dites pourquoi ce chiffre est corrigé.')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Pourquoi ce chiffre est-il corrigé ?' })
    .fill('Registre perdu')
  await page.keyboard.press('Control+s')

  await expect(total).toHaveText('99')
  await expect(page.getByText(`Calculé : ${computed} · Registre perdu`)).toBeVisible()
  await page.getByRole('button', { name: /^Annuler\s: / }).click()
  await expect(total).toHaveText(computed)

  await page.getByRole('button', { name: 'Modifier : Nombre total d’heures' }).click()
  const hours = page.getByRole('textbox', { name: 'Nombre total d’heures' })
  await hours.clear()
  await hours.pressSequentially('12,5')
  await expect(hours).toHaveValue('12,5\u00a0h')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()

  await page.getByRole('button', { name: /Modifier : Globalement/ }).click()
  await page.getByRole('textbox', { name: /^Globalement/ }).fill('Une année calme.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Une année calme.')).toBeVisible()
})
