import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('at midnight the window passes to the new day by itself', async ({
  launchSample,
  dataFolder,
}) => {
  const { page } = await launchSample({ dataFolder, today: '2026-06-14T23:59:40' })
  const main = page.getByRole('main')
  await expect(main.getByText('Dimanche 14 juin', { exact: false }).first()).toBeVisible()

  await expect(main.getByText('Lundi 15 juin', { exact: false }).first()).toBeVisible({
    timeout: 60_000,
  })
})

test('leaving a form offers to save it, and leaves once it is saved', async ({ launchSample }) => {
  const { page } = await launchSample()
  await goTo(page, 'Réglages')
  const commune = page.getByRole('textbox', { name: 'Commune' }).first()
  await commune.fill('Pontareuil-le-Vieux')

  await goTo(page, 'Enfants')
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer', exact: true }).click()

  await expect(page.getByRole('heading', { name: 'Enfants' }).first()).toBeVisible()
  await goTo(page, 'Réglages')
  await expect(commune).toHaveValue('Pontareuil-le-Vieux')
})

test('Échap closes a list of choices alone, then the panel', async ({ launchSample }) => {
  const { page } = await launchSample()
  await goTo(page, 'Enfants')
  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  const close = page.getByRole('button', { name: 'Fermer le détail' })
  await page.getByRole('complementary').last().getByRole('combobox').first().click()
  await expect(page.getByRole('listbox').first()).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(close).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(close).toHaveCount(0)
})

test('a screen that breaks keeps what was being typed', async ({ launchForAttack, dataFolder }) => {
  const { page } = await launchForAttack({ dataFolder })
  await page.getByRole('button', { name: 'Voir l’année d’exemple' }).click()
  await page.getByRole('button', { name: 'Fermer l’aide' }).click()
  await page.getByRole('heading', { name: 'Présences par mois' }).waitFor()
  await goTo(page, 'Enfants')
  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  const nom = page.getByRole('textbox', { name: 'Nom', exact: true }).first()
  await nom.fill('Benali')
  await expect
    .poll(() => page.evaluate(() => window.cartable.invoke('brouillons:findAll', undefined)))
    .toMatchObject({ value: [{ saisie: expect.stringContaining('Benali') }] })

  // Something that drawing needs fails, as a bug would make it, until the screen has said so.
  await page.evaluate(() => {
    const real = JSON.stringify
    JSON.stringify = () => {
      throw new Error('broken on purpose')
    }
    new MutationObserver((_changes, observer) => {
      if (!document.body.textContent?.includes('Réessayer')) return
      observer.disconnect()
      JSON.stringify = real
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Réessayer' }).click()

  await expect(nom).toHaveValue(/^Benali/)
})
