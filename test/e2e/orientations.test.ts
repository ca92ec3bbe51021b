import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityOf, OPENED } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { LaunchedApp } from './launch-app.ts'
import { goTo } from './steps.ts'

const fixture = (name: string): string =>
  join(import.meta.dirname, '../fixtures/orientations', name)

const lignes = (page: Page) => page.getByRole('table', { name: 'Lignes du fichier' })
const recues = (page: Page) => page.getByRole('table', { name: 'Orientations reçues' })

async function openListe({ page, answerDialogs }: LaunchedApp, name: string): Promise<void> {
  answerDialogs({ file: fixture(name) })
  await page.getByRole('button', { name: 'Importer une liste d’école' }).click()
}

test('A messy .ods then an ONDE .csv: one cell corrected, one ambiguity decided, then the import undone', async ({
  launchSample,
}) => {
  test.slow()
  const app = await launchSample()
  const { page } = app
  await goTo(page, 'Orientations')

  await openListe(app, 'titres-de-classe-entre-les-lignes.ods')
  await lignes(page).getByRole('button', { name: 'BENALI Inès' }).click()
  await page.getByRole('combobox', { name: 'Case à corriger' }).click()
  await page.getByRole('option', { name: /naissance/i }).click()
  await page.getByRole('textbox', { name: 'Ce qu’il faut lire' }).fill('2013')
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  await expect(page.getByRole('complementary', { name: /BENALI Inès/ })).toContainText(
    /Naissance\s*2013/,
  )
  await page.getByRole('button', { name: /^Importer 3 enfants/ }).click()
  await page.getByRole('heading', { name: 'Liste importée' }).waitFor()
  await page.getByRole('button', { name: 'Voir les orientations' }).click()
  // Neither file names a school: theirs are alone among the rows without one.
  await page.getByRole('combobox', { name: 'École' }).click()
  await page.getByRole('option', { name: /^Sans école/ }).click()
  await expect(recues(page)).toContainText('DIALLO Awa')

  await openListe(app, 'onde-recent-cp1252.csv')
  const ines = lignes(page).getByRole('row', { name: /BENALI Inès/ })
  await expect(ines).toContainText('À décider')
  await ines.getByRole('button').click()
  await page.getByRole('button', { name: /^C’est BENALI Inès/ }).click()
  await expect(ines).toContainText('À compléter')
  await expect(page.getByRole('table', { name: 'Différences avec la fiche' })).toContainText(
    '12/03/2013',
  )
  await page.getByRole('button', { name: /^Importer 2 enfants/ }).click()
  await page.getByRole('heading', { name: 'Liste importée' }).waitFor()
  await page.getByRole('button', { name: 'Voir les orientations' }).click()

  // What this import brought is shown alone.
  await expect(recues(page).getByRole('row', { name: /COSTA Élio/ })).toContainText('Oeillet')
  await page.getByRole('tab', { name: 'Imports' }).click()
  await page.getByRole('button', { name: 'Annuler l’import de onde-recent-cp1252.csv' }).click()
  await expect(page.getByRole('row', { name: /onde-recent-cp1252/ })).toContainText('Annulé')
  await page.getByRole('tab', { name: 'Reçues' }).click()
  await expect(recues(page)).not.toContainText('Oeillet')
})

test('A hand-made list whose titles say nothing is explained once, and the next one is read alike', async ({
  launchSample,
}, testInfo) => {
  test.slow()
  const list = testInfo.outputPath('liste.csv')
  const write = (...rows: readonly string[]) =>
    writeFileSync(list, ['Gamin;Appelé;Salle;INE', ...rows].join('\n'))
  const app = await launchSample()
  const { page } = app
  const open = async () => {
    app.answerDialogs({ file: list })
    await page.getByRole('button', { name: 'Importer une liste d’école' }).click()
  }
  const choose = async (name: string, option: string) => {
    await page.getByRole('combobox', { name }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await goTo(page, 'Orientations')

  write('MARTINET;Zélie;Les Lutins;0123456789A', 'MARTINET;Tom;Les Lutins;0123456789B')
  await open()
  await expect(page.getByRole('row', { name: 'INE Jamais conservée' })).toBeVisible()
  await choose('Contenu de « Gamin »', 'Nom')
  await choose('Contenu de « Appelé »', 'Prénom')
  await choose('Contenu de « Salle »', 'Classe')
  await choose('Sens de « Les Lutins » (classe)', 'CE1')
  await page.getByRole('button', { name: 'Voir les 2 lignes' }).click()
  await expect(lignes(page).getByRole('row', { name: /MARTINET Zélie/ })).toContainText('CE1')
  const ecole = page.getByRole('combobox', { name: 'École des lignes qui n’en disent pas' })
  await ecole.fill('École Prévert')
  await ecole.press('Tab')
  await page.getByRole('button', { name: /^Importer 2 enfants/ }).click()
  await page.getByRole('button', { name: 'Voir les orientations' }).click()
  await expect(recues(page)).toContainText('MARTINET Zélie')

  write('MARTINET;Zélie;Les Lutins;', 'MARTINET;Tom;Les Lutins;', 'DUBOSQ;Lou;Les Lutins;')
  await open()
  await expect(
    page.getByText('Colonnes lues comme la dernière fois pour « École Prévert »'),
  ).toBeVisible()
  await expect(lignes(page).getByRole('row', { name: /DUBOSQ Lou/ })).toContainText('CE1')
  await ecole.fill('École Prévert')
  await ecole.press('Tab')
  await page.getByRole('button', { name: 'Accepter les 2 propositions' }).click()
  await expect(lignes(page).getByRole('row', { name: /MARTINET Zélie/ })).toContainText(
    'Déjà connu',
  )
  await page.getByRole('combobox', { name: 'Proposer l’inscription' }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('combobox', { name: 'Collectif' }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: /^Importer 3 enfants/ }).click()
  await page.getByRole('button', { name: 'Voir les orientations' }).click()
  await expect(recues(page).getByRole('row', { name: /DUBOSQ Lou/ })).toContainText('Inscrite')

  write('MARTINET;Zélie;CM2;', 'MARTINET;Tom;CM2;', 'DUBOSQ;Lou;Les Lutins;')
  await open()
  const together = page.getByRole('group', { name: 'Décider toutes les lignes' })
  await expect(together).toContainText('3 lignes à décider')
  await together.getByRole('button', { name: 'C’est l’enfant connu' }).click()
  await expect(together).toHaveCount(0)
  await expect(lignes(page).getByRole('row', { name: /Déjà connu/ })).toHaveCount(3)
  await page.getByRole('button', { name: 'Oublier' }).click()
  await expect(page.getByText('Les titres de ce fichier n’ont pas été reconnus')).toBeVisible()
})

test('A list saved anew while it is looked at: it is told, she keeps what she saw, or reads it again', async ({
  launchSample,
}, testInfo) => {
  const app = await launchSample()
  const { page } = app
  await goTo(page, 'Orientations')
  const file = testInfo.outputPath('liste.csv')
  const save = (...rows: readonly string[]) =>
    writeFileSync(file, ['Nom;Prénom;Classe', ...rows, ''].join('\r\n'))
  save('QUENTIN;Zoé;CE2', 'ROUSSEL;Adam;CE2')
  app.answerDialogs({ file })
  await page.getByRole('button', { name: 'Importer une liste d’école' }).click()
  await expect(lignes(page).getByRole('row', { name: /QUENTIN Zoé/ })).toContainText('Nouveau')
  const changed = page
    .getByRole('alert')
    .filter({ hasText: 'a changé depuis que vous l’avez ouvert' })
  const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))

  await test.step('nothing is told of a file that is as it was', async () => {
    save('QUENTIN;Zoé;CE2', 'ROUSSEL;Adam;CE2')
    await comeBack()
    await expect(page.getByRole('button', { name: 'Importer 2 enfants' })).toBeEnabled()
    await expect(changed).toBeHidden()
  })
  await test.step('back in the app she is told, and cannot import before she has chosen', async () => {
    save('ROUSSEL;Adam;CE2', 'QUENTIN;Zoé;CE2', 'SIMONET;Léa;CM1')
    await comeBack()
    await expect(changed).toBeVisible()
    await expect(page.getByRole('button', { name: 'Importer 2 enfants' })).toBeDisabled()
    await accessibilityOf(page)('a file that has changed')
  })
  await test.step('read again, it is as the disk holds it', async () => {
    await page.getByRole('button', { name: 'Relire le fichier' }).click()
    await expect(lignes(page).getByRole('row', { name: /SIMONET Léa/ })).toContainText('Nouveau')
    await expect(changed).toBeHidden()
  })
  await test.step('a change seen only when importing is asked about too; what she saw is imported', async () => {
    save('QUENTIN;Zoé;CE2')
    await page.getByRole('button', { name: 'Importer 3 enfants' }).click()
    await expect(changed).toBeVisible()
    await page.getByRole('button', { name: 'Garder ce que j’ai sous les yeux' }).click()
    await page.getByRole('button', { name: 'Importer 3 enfants' }).click()
    await expect(page.getByRole('status')).toContainText('3 nouveaux')
  })
})

test('A class list: only the children that the school proposes, then two rows left out together', async ({
  launchSample,
}, testInfo) => {
  const app = await launchSample()
  const { page } = app
  await goTo(page, 'Orientations')
  const file = testInfo.outputPath('classe.csv')
  const rows = [
    'QUENTIN;Zoé;CE2;enseignant',
    'ROUSSEL;Adam;CE2;',
    'SIMONET;Léa;CE2;enseignant',
    'TESSIER;Noé;CE2;',
    'URBAIN;Lou;CE2;famille',
  ]
  writeFileSync(file, ['Nom;Prénom;Classe;Origine', ...rows, ''].join('\r\n'))
  app.answerDialogs({ file })
  await page.getByRole('button', { name: 'Importer une liste d’école' }).click()
  const row = (name: string) => lignes(page).getByRole('row', { name: new RegExp(name) })
  await expect(page.getByRole('button', { name: 'Importer 5 enfants' })).toBeEnabled()

  await page.getByText('Ceux que l’école propose (3)').click()
  await expect(page.getByRole('button', { name: 'Importer 3 enfants' })).toBeEnabled()
  await expect(row('ROUSSEL')).toContainText('Ignorée')
  await page.getByRole('checkbox', { name: /QUENTIN Zoé/ }).check()
  await page.getByRole('checkbox', { name: /URBAIN Lou/ }).check()
  await accessibilityOf(page)('rows chosen in an import')
  await page.getByRole('button', { name: 'Ignorer', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Importer 1 enfant' })).toBeEnabled()
  await page.getByText('Toute la liste (5)').click()
  await expect(row('ROUSSEL')).toContainText('Nouveau')
  await expect(row('URBAIN')).toContainText('Ignorée')

  await page.getByRole('button', { name: 'Importer 3 enfants' }).click()
  await expect(page.getByRole('status')).toContainText('3 nouveaux')
})

test('A file that is no list says why and what to do', async ({ launchSample }, testInfo) => {
  const pdf = testInfo.outputPath('liste.xlsx')
  writeFileSync(pdf, '%PDF-1.7\n')
  const app = await launchSample()
  await goTo(app.page, 'Orientations')

  app.answerDialogs({ file: pdf })
  await app.page.getByRole('button', { name: 'Importer une liste d’école' }).click()

  await expect(app.page.getByRole('alert')).toContainText('PDF')
  await app.page.getByRole('button', { name: 'Choisir un autre fichier' }).click()
  await expect(recues(app.page)).toBeVisible()
})

test('axe finds nothing on the orientations and an import', async ({ launchSample }, testInfo) => {
  test.slow()
  const app = await launchSample()
  const { page } = app
  const expectAccessible = accessibilityOf(page)
  await goTo(page, 'Orientations')
  await openListe(app, 'dates-toutes-formes.xlsx')
  await page.getByRole('button', { name: 'Revoir les colonnes' }).click()
  await expectAccessible('the columns')
  await page.getByRole('button', { name: /^Voir les \d+/ }).click()
  await lignes(page).getByRole('button', { name: 'N Impossible' }).click()
  await expectAccessible('a row opened', OPENED)
  await page.getByRole('button', { name: /^Importer / }).click()
  await page.getByRole('table', { name: 'Lignes laissées de côté' }).waitFor()
  app.answerDialogs({ save: testInfo.outputDir })
  await page.getByRole('button', { name: 'Enregistrer dans un tableur' }).click()
  await page
    .getByText('Lignes non importées de dates-toutes-formes', { exact: false })
    .first()
    .waitFor()
  await expectAccessible('imported')
  await page.getByRole('button', { name: 'Voir les orientations' }).click()
  await recues(page).getByRole('button').nth(8).click()
  await expectAccessible('an orientation opened', OPENED)
  await page.getByRole('tab', { name: 'Imports' }).click()
  await expectAccessible('imports')
  await page.getByRole('tab', { name: 'Fiche à envoyer' }).click()
  await expectAccessible('fiche')
})
