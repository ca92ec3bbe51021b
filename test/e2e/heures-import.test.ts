import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const FILE = join(import.meta.dirname, '../fixtures/heures/benevalibre-decimal.csv')

test('Hours of Bénévalibre: the day said once, a catégorie mapped, a person decided, imported, undone', async ({
  launchSample,
}, testInfo) => {
  test.slow()
  const { page, answerDialogs } = await launchSample()
  const open = async (file: string) => {
    answerDialogs({ file })
    await page.getByRole('button', { name: 'Importer un tableur' }).click()
  }
  const goToHeures = async () => {
    await goTo(page, 'Intervenants')
    await page.getByRole('radiogroup', { name: 'Affichage' }).getByText('Heures').click()
  }
  await goToHeures()
  const heures = page.getByRole('table', { name: 'Liste des heures' })
  const lignes = page.getByRole('table', { name: 'Lignes du tableur' })
  const choose = async (field: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('the file says who and what for, and no day', async () => {
    await open(FILE)
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
  await test.step('opened again, its catégories are as they were said', async () => {
    await goToHeures()
    await open(FILE)
    await expect(page.getByText('Colonnes lues comme la dernière fois')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Catégorie de « Transport »' })).toHaveValue(
      'Autre',
    )
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  })
  const odd = testInfo.outputPath('goûters.csv')
  const write = (...rows: readonly string[]) =>
    writeFileSync(odd, ['Gens;Quand;Combien;Truc', ...rows].join('\n'))
  await test.step('titles that say nothing are explained column by column', async () => {
    write('DURAND Hélène;06/11/2025;1h30;Crêpes', 'DURAND Hélène;13/11/2025;1h30;Crêpes')
    await open(odd)
    await expect(page.getByText('Les titres de ce fichier n’ont pas été reconnus')).toBeVisible()
    await choose('Contenu de « Gens »', 'Nom et prénom')
    await choose('Contenu de « Quand »', 'Jour')
    await choose('Contenu de « Combien »', 'Durée')
    await choose('Contenu de « Truc »', 'Catégorie')
    await choose('Sens de « Crêpes » (catégorie)', 'Parents')
    await accessibilityOf(page)('the columns of a spreadsheet of hours')
    await page.getByRole('button', { name: 'Voir les 2 lignes' }).click()
    await choose('Action des lignes qui n’en disent pas', /^Action 1/)
    await page.getByRole('button', { name: 'Importer 2 lignes d’heures' }).click()
    await page.getByRole('button', { name: 'Voir les heures' }).click()
  })
  await test.step('the next file with these titles is read alike', async () => {
    write('DURAND Hélène;20/11/2025;2h;crêpes')
    await open(odd)
    await expect(page.getByText('Colonnes lues comme la dernière fois')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Catégorie de « crêpes »' })).toHaveValue(
      /Parents/,
    )
    await expect(lignes.getByRole('row', { name: /DURAND Hélène/ })).toContainText('20/11/2025')
  })
})
