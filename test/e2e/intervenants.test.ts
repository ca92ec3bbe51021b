import type { Page } from '@playwright/test'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const panelOf = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name })

test('with the mouse: an intervenant entered, then another statut from a day on, then undone', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Intervenants')

  await page.getByRole('button', { name: 'Nouvel intervenant' }).click()
  const nouveau = panelOf(page, 'Nouvel intervenant')
  await nouveau.getByRole('textbox', { name: 'Depuis le' }).fill('31/02/2022')
  await nouveau.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(nouveau.getByRole('alert')).toHaveCount(2)
  await nouveau.getByRole('textbox', { name: 'Nom', exact: true }).fill('Zidi')
  await nouveau.getByRole('textbox', { name: 'Depuis le' }).fill('01/09/2021')
  await nouveau.getByRole('button', { name: 'Enregistrer' }).click()
  const fiche = panelOf(page, 'Zidi')
  await fiche.getByRole('button', { name: 'Modifier la fiche' }).click()
  await fiche.getByRole('button', { name: 'Changer de statut' }).click()
  await fiche.getByRole('textbox', { name: 'À partir du' }).fill('01/01/2022')
  await fiche.getByRole('button', { name: 'Appliquer' }).click()
  await fiche.getByRole('button', { name: 'Fermer le détail' }).click()
  await page.getByRole('button', { name: 'Continuer la saisie' }).last().click()
  await fiche.getByRole('button', { name: 'Enregistrer' }).click()

  await expect(fiche.getByText('du 01/09/2021 au 31/12/2021')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Annuler\s: Fiche de Zidi/ })).toBeVisible()
  await page.getByRole('button', { name: /^Annuler\s: Fiche de Zidi/ }).click()
  await expect(fiche.getByText('depuis le 01/09/2021')).toBeVisible()
})

test('with the keyboard alone: a fiche opened from its row, hours typed as one writes them, then corrected', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
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
  await page.keyboard.press('Escape')
  const noted = page.getByRole('button', { name: /^Corriger les heures de/ }).first()
  await noted.focus()
  await page.keyboard.press('Enter')
  await panelOf(page, /^Heures de/)
    .getByRole('textbox', { name: 'Durée' })
    .focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('45 min')
  await page.keyboard.press('Control+s')
  await expect(noted).toBeFocused()
  await expect(page.getByRole('row', { name: /^Corriger les heures de/ }).first()).toContainText(
    /45\smin/,
  )
})

test('axe finds nothing on any view of the intervenants', async ({ launchSample }) => {
  const { page } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  const views = [
    '?panneau=nouveau',
    '?vue=heures&panneau=heures',
    '?vue=heures&heures=totaux&panneau=valorisation',
    '?vue=heures&heures=semaine',
    '?vue=creneaux',
  ]
  for (const view of views) {
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, `#/intervenants${view}`)
    await page.getByRole('heading', { level: 1, name: 'Intervenants' }).waitFor()
    await expect(page.getByRole('status', { name: 'Chargement en cours' })).toHaveCount(0)
    await expectAccessible(view)
  }
})
