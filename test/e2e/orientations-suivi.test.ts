import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const fixture = (name: string): string =>
  join(import.meta.dirname, '../fixtures/orientations', name)

const recues = (page: Page) => page.getByRole('table', { name: 'Orientations reçues' })
const row = (page: Page, name: string) => recues(page).getByRole('row', { name: new RegExp(name) })

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('From what is late on Accueil to the child inscribed, the school told and the import that cannot be undone', async ({
  launchSample,
}) => {
  test.slow()
  const app = await launchSample()
  const { page } = app
  const expectAccessible = accessibilityOf(page)

  await test.step('what is late leads to the list, where several families are called at once', async () => {
    await page.getByRole('link', { name: /orientations en retard/ }).click()
    await expect(page.getByRole('combobox', { name: 'À faire' })).toHaveValue(/^En retard/)
    await page.getByRole('checkbox', { name: 'Choisir Cissé Djeneba' }).check()
    await page.getByRole('checkbox', { name: 'Choisir LAMBERT Sacha' }).check()
    await page.getByRole('button', { name: 'Noter une étape ou un retour' }).click()
    await choose(page, 'Étape', 'Accord de la famille')
    await expectAccessible('several orientations at once')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(row(page, 'LAMBERT Sacha')).toHaveCount(0)
    await page.getByRole('button', { name: 'Tout afficher' }).click()
    await expect(row(page, 'LAMBERT Sacha')).toContainText('Accord de la famille')
  })

  await test.step('the agreement proposes the inscription; one undo takes back the child with it', async () => {
    await recues(page).getByRole('button', { name: 'Cissé Djeneba' }).click()
    await page.getByRole('button', { name: 'Inscrire l’enfant' }).click()
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click()
    await expect(row(page, 'Cissé Djeneba')).toContainText('Inscrite')
    await page.keyboard.press('Control+z')
    await expect(row(page, 'Cissé Djeneba')).toContainText('Accord de la famille')
  })

  await test.step('the list for the school is printed, then noted as handed over', async () => {
    await page.getByRole('button', { name: 'Retour à l’école' }).click()
    await page.locator('#retour').getByRole('combobox', { name: 'École' }).click()
    await page.getByRole('option', { name: 'Collège Lucie-Aubrac', exact: true }).click()
    await page.getByRole('button', { name: 'Imprimer la liste', exact: true }).click()
    await page.getByRole('textbox', { name: 'École informée le' }).fill('21/11/2026')
    await page.getByRole('button', { name: 'Noter que l’école est informée' }).click()
    await expect(page.locator('#retour')).toHaveCount(0)
    await recues(page).getByRole('button', { name: 'Cissé Djeneba' }).click()
    await expect(page.getByRole('textbox', { name: 'École informée le' })).toHaveValue('21/11/2026')
    await page.keyboard.press('Escape')
  })

  await test.step('an import followed since says why it stays, and goes once that is undone', async () => {
    app.answerDialogs({ file: fixture('fiche-simple.ods') })
    await page.getByRole('button', { name: 'Importer une liste d’école' }).click()
    await page.getByRole('button', { name: /^Importer \d+ enfant/ }).click()
    await page.getByRole('button', { name: 'Voir les orientations' }).click()
    // Of an année that is over, they are received on its first day: last, and out of sight.
    await recues(page).getByRole('button', { name: 'Enfant', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Choisir BENALI Inès' }).check()
    await page.getByRole('button', { name: 'Noter une étape ou un retour' }).click()
    await choose(page, 'Étape', 'Sans suite')
    // What is typed stays while none is chosen any more, as when a filter hides them.
    await page.getByRole('checkbox', { name: 'Choisir BENALI Inès' }).uncheck()
    await expect(page.getByRole('combobox', { name: 'Étape' })).toHaveValue('Sans suite')
    await page.getByRole('checkbox', { name: 'Choisir BENALI Inès' }).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(row(page, 'BENALI Inès')).toContainText('Sans suite')
    await page.getByRole('tab', { name: 'Imports' }).click()
    await page.getByRole('button', { name: 'Annuler l’import de fiche-simple.ods' }).click()
    await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText(
      /BENALI Inès.* a changé depuis/,
    )
    await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(1)
    await expectAccessible('an undo that is refused')
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Annuler l’import de fiche-simple.ods' }).click()
    await expect(page.getByRole('row', { name: /fiche-simple/ })).toContainText(/Annulé\s*le/)
  })

  await test.step('a criterion of the network is in the fiche as soon as it is kept', async () => {
    await goTo(page, 'Réglages')
    await page.getByRole('main').getByRole('link', { name: 'Orientations' }).click()
    await page.getByRole('button', { name: 'Ajouter un critère' }).click()
    await page.getByRole('textbox', { name: 'Critère 13' }).fill('Curiosité')
    await expectAccessible('the criteria of the network')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('status')).toContainText(['Enregistré'])
    await goTo(page, 'Orientations')
    await page.getByRole('tab', { name: 'Fiche à envoyer' }).click()
    await expect(page.getByText('13 critères proposés')).toContainText('Curiosité')
  })
})
