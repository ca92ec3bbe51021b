import { join } from 'node:path'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const FILE = join(import.meta.dirname, '../fixtures/heures/benevalibre-decimal.csv')

test('Hours of Bénévalibre: the day said once, a catégorie mapped, a person decided, imported, undone', async ({
  launchSample,
}) => {
  const { page, answerDialogs } = await launchSample()
  await goTo(page, 'Intervenants')
  await page.getByRole('radiogroup', { name: 'Affichage' }).getByText('Heures').click()
  const heures = page.getByRole('table', { name: 'Liste des heures' })
  const lignes = page.getByRole('table', { name: 'Lignes du tableur' })
  const choose = async (field: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('the file says who and what for, and no day', async () => {
    answerDialogs({ file: FILE })
    await page.getByRole('button', { name: 'Importer un tableur' }).click()
    await expect(lignes.getByRole('row', { name: /OKAFOR Ada/ })).toContainText('À décider')
    await expect(page.getByRole('button', { name: /^Importer 0 ligne/ })).toBeDisabled()
  })
  await test.step('the person says the rest', async () => {
    await page
      .getByRole('textbox', { name: 'Jour des lignes qui n’en disent pas' })
      .fill('09/11/2025')
    await choose('Action des lignes qui n’en disent pas', /^Action 1/)
    await choose('Catégorie de « Transport »', 'Autre')
    await choose('Catégorie de « Aide aux devoirs »', 'Ne pas importer')
    await choose('Qui est OKAFOR Ada', 'Bénévole occasionnel')
    await expect(lignes.getByRole('row', { name: /OKAFOR Ada/ })).toContainText('Nouveau')
    await expect(lignes.getByRole('row', { name: /Aide aux devoirs/ })).toContainText('Ignorée')
    await lignes.getByRole('button', { name: 'PETIT Marc' }).click()
    await accessibilityOf(page)('a row of hours opened')
  })
  await test.step('imported, they are in the list; undone, they are gone', async () => {
    await page.getByRole('button', { name: 'Importer 3 lignes d’heures' }).click()
    await page.getByRole('heading', { name: 'Heures importées' }).waitFor()
    await page.getByRole('button', { name: 'Voir les heures' }).click()
    await page.getByRole('searchbox', { name: 'Recherche' }).fill('jeux de lecture')
    await expect(heures.getByRole('row', { name: /DURAND Hélène/ })).toContainText('1 h 30')
    await goTo(page, 'Orientations')
    await page.getByRole('tab', { name: 'Imports' }).click()
    const row = page.getByRole('row', { name: /benevalibre-decimal/ })
    await expect(row).toContainText('Heures')
    await row.getByRole('button', { name: /^Annuler l’import/ }).click()
    await expect(row).toContainText('Annulé')
  })
})
