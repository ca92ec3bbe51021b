import { copyFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { databaseFile } from '../../main/data-folder.ts'
import { proteger } from '../../main/features/protection/protection.service.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const MOT_DE_PASSE = 'quatre mots au hasard'

async function unlock(page: Page, motDePasse: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(motDePasse)
  await page.keyboard.press('Enter')
}

test('protected data open by their password, and once shut show nothing until it is given again', async ({
  launch,
  dataFolder,
  sampleBase,
}) => {
  const file = databaseFile(dataFolder)
  copyFileSync(sampleBase, file)
  expect(await proteger(file, MOT_DE_PASSE)).toMatchObject({ ok: true })
  const { page } = await launch({ dataFolder, today: '2026-11-23' })

  await unlock(page, 'quatre mots de hasard')
  await expect(page.getByRole('alert')).toContainText('Ce mot de passe n’ouvre pas vos données')
  await unlock(page, MOT_DE_PASSE)
  await page.getByRole('heading', { name: 'Présences par mois' }).waitFor()

  await goTo(page, 'Réglages')
  await page.getByRole('textbox', { name: 'Commune' }).fill('Villeneuve')
  await page.keyboard.press('Control+L')
  await page.getByRole('heading', { name: 'Vos données sont verrouillées' }).waitFor()
  // Nor what a chart measured outside of the window.
  await expect(page.locator('body')).toHaveText(
    'Vos données sont verrouillées Ce que vous étiez en train de taper vous attend. Mot de passe Déverrouiller Mot de passe oublié',
    { useInnerText: true },
  )

  await unlock(page, MOT_DE_PASSE)
  await expect(page.getByRole('textbox', { name: 'Commune' })).toHaveValue('Villeneuve')
})
