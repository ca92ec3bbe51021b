import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, screenLinks, startSampleYear } from './steps.ts'

const DOSSIER = fileURLToPath(new URL('../fixtures/dossiers/exemple.json', import.meta.url))

/** Every rule that axe knows of, in the words of its own report: what, and on which element. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  // The legacy mode alone runs in the page itself: the app's window opens no other.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${help} · ${target} · ${failureSummary}`),
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, in every state, ${colorScheme}`, async ({ launch }) => {
    test.slow()
    const { page } = await launch({ dialogs: { file: DOSSIER } })
    await page.emulateMedia({ colorScheme })
    const expectNothing = async (where: string) => {
      expect(await violationsOf(page), where).toEqual([])
    }

    await page.getByRole('heading', { name: 'Bienvenue dans Cartable' }).waitFor()
    await expectNothing('first start')
    await page.getByRole('button', { name: 'Commencer une année' }).click()
    await page.getByRole('button', { name: 'Commencer l’année' }).click()
    await page.getByText('Indiquez le nom de votre structure.').waitFor()
    await expectNothing('first start, form refused')
    await page.getByRole('button', { name: 'Retour' }).click()
    await startSampleYear(page)
    for (const link of await screenLinks(page).all()) {
      await link.click()
      await expect(page.getByRole('status', { name: 'Chargement en cours' })).toHaveCount(0)
      await expectNothing(`${await link.textContent()}, as it opens`)
    }

    await goTo(page, 'Enfants')
    await page.getByRole('searchbox', { name: 'Recherche' }).fill('zzz')
    await page.getByText('Aucun enfant ne correspond').waitFor()
    await expectNothing('Enfants, nothing found')
    await goTo(page, 'Intervenants')
    await page.getByRole('combobox', { name: 'Statut' }).click()
    await page.getByRole('option', { name: /Bénévoles/ }).waitFor()
    await expectNothing('Intervenants, a filter open')
    await page.keyboard.press('Escape')

    await goTo(page, 'Bilan')
    await page.getByRole('button', { name: /^Action 1/ }).click()
    await page.getByRole('button', { name: /Nombre total d'enfants : voir/ }).click()
    await page.getByRole('region', { name: 'Éléments comptés' }).waitFor()
    await expectNothing('Bilan, the records behind a figure')
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Arrêté au' }).fill('15/03/2040')
    await page.getByRole('alert').waitFor()
    await expectNothing('Bilan, a date refused, calendar open')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Générer le bilan' }).click()
    await page.getByRole('checkbox', { name: 'Annexes nominatives' }).check()
    await expectNothing('Bilan, before it is generated')
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await goTo(page, 'Réglages')
    await page.getByRole('link', { name: 'Dossier' }).click()
    const open = page.getByRole('button', { name: 'Ouvrir un dossier…' })
    await open.click()
    await page.getByText('Dossier ouvert').waitFor()
    await expectNothing('Réglages, a dossier opened')
    await open.click()
    await page.getByText('L’année 2021-2022 est déjà dans Cartable').waitFor()
    await expectNothing('Réglages, the same dossier again')
  })
}

test('every screen is reached by keyboard alone, and says where one is', async ({ launch }) => {
  const { page } = await launch()
  await startSampleYear(page)

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Aller au contenu' })).toBeFocused()
  const links = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
  for (const link of await links.all()) {
    await page.keyboard.press('Tab')
    await expect(link).toBeFocused()
  }
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réglages')
  await expect(page).toHaveTitle(/^Réglages · /)
  await expect(page.getByRole('link', { name: 'Réglages' })).toHaveAttribute('aria-current', 'page')
})
