import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, startSampleYear } from './steps.ts'

/** What axe finds, in the words of its own report: what, and on which element. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  // The legacy mode alone runs in the page itself: the app's window opens no other.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} · ${help} · ${target} · ${failureSummary}`),
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the séances, their panels and forms, ${colorScheme}`, async ({
    launch,
  }) => {
    test.slow()
    const { page } = await launch()
    await page.emulateMedia({ colorScheme })
    const expectNothing = async (where: string) => {
      expect.soft(await violationsOf(page), where).toEqual([])
    }
    await startSampleYear(page)
    await goTo(page, 'Séances')
    await page.locator('[data-chip]').first().waitFor()
    await expectNothing('week')
    await page.locator('[data-chip]').first().click()
    await page.getByRole('radiogroup').first().waitFor()
    await expectNothing('a séance opened')
    await page
      .getByRole('textbox', { name: /^Durée de / })
      .first()
      .fill('1h75')
    await page
      .getByRole('textbox', { name: /^Durée de / })
      .first()
      .press('Enter')
    await page.getByRole('button', { name: 'Déplacer' }).click()
    await expectNothing('a séance moved, a duration refused')
    await page.getByRole('button', { name: 'Renoncer' }).click()
    await page.getByText('Mois', { exact: true }).click()
    await page.getByRole('table', { name: 'Calendrier du mois' }).waitFor()
    await expectNothing('month')
    await page.getByRole('button', { name: 'Collectifs et créneaux' }).click()
    await page
      .getByRole('button', { name: /^Changer le créneau lundi/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'De' }).fill('23h')
    await page.getByRole('alert').waitFor()
    await expectNothing('collectifs, a créneau refused')
    await page.getByRole('button', { name: 'Créer les séances' }).click()
    await page.getByRole('region', { name: 'Séances à créer' }).waitFor()
    await expectNothing('a series previewed')
  })
}
