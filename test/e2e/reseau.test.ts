import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '../../main/data-folder.ts'
import { openDatabase } from '../../main/db/open.ts'
import { docxOutline } from '../builders/docx-outline.ts'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('two porteurs contribute, the town puts them together and sends a model back', async ({
  launch,
  launchSample,
  dataFolder,
  sampleBase,
}) => {
  const recues = join(dataFolder, 'reçues')
  mkdirSync(recues, { recursive: true })
  const modele = join(dataFolder, 'modele.json')

  await test.step('another centre, on its own computer, saves its contribution', async () => {
    const other = join(dataFolder, 'autre-centre')
    mkdirSync(other)
    copyFileSync(sampleBase, databaseFile(other))
    const base = openDatabase(databaseFile(other))
    await base.db.updateTable('structure').set({ nom: 'Maison de quartier du Port' }).execute()
    await base.close()
    const app = await launch({ dataFolder: other, today: '2026-06-30' })
    await goTo(app.page, 'Réglages')
    await app.page.getByRole('link', { name: 'Réseau' }).click()
    app.answerDialogs({ save: join(recues, 'port.json') })
    await app.page.getByRole('button', { name: 'Enregistrer la contribution…' }).click()
    await expect(app.page.getByText('À joindre à un courriel pour la ville.')).toBeVisible()
    await app.close()
  })

  const { page, answerDialogs } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  await test.step('this centre sees what it sends, and saves it', async () => {
    await goTo(page, 'Réglages')
    await page.getByRole('link', { name: 'Réseau' }).click()
    await expectAccessible('réseau, nothing received')
    await page.getByRole('button', { name: 'Voir ce qui serait envoyé' }).click()
    await expect(page.getByRole('table', { name: 'Chiffres envoyés' })).toContainText(
      'Nombre total d’enfants',
    )
    answerDialogs({ save: join(recues, 'boussole.json') })
    await page.getByRole('button', { name: 'Enregistrer la contribution…' }).click()
    await expect(page.getByText('À joindre à un courriel pour la ville.')).toBeVisible()
  })

  await test.step('the desk puts both together: each figure leads to what is behind it', async () => {
    answerDialogs({ folder: recues })
    await page.getByRole('button', { name: 'Ouvrir celles d’un dossier…' }).click()
    await expect(page.getByText('Contributions lues\u00a0: 2 porteurs.')).toBeVisible()
    await goTo(page, 'Réseau')
    const received = page.getByRole('table', { name: 'Contributions reçues' })
    await expect(received).toContainText('Centre social La Boussole')
    await expect(received).toContainText('Maison de quartier du Port')
    await expectAccessible('réseau, the porteurs')
    answerDialogs({ folder: dataFolder })
    await page.getByRole('button', { name: 'Enregistrer les documents de la ville…' }).click()
    await expect(page.getByText(/^Bilan consolidé.*\.docx$/)).toBeVisible()

    await page.getByRole('tab', { name: 'Chiffres' }).click()
    await page.getByRole('button', { name: /^88, Nombre total d’enfants, Somme/ }).click()
    const behind = page.getByRole('table', { name: 'Derrière Nombre total d’enfants' })
    await expect(behind.getByRole('row', { name: 'Maison de quartier du Port 44' })).toBeVisible()
    await expectAccessible('réseau, behind a figure')
    await page.getByRole('tab', { name: 'Écoles et attente' }).click()
    await expect(page.getByRole('img', { name: /^Carte des écoles/ })).toBeVisible()
    await page.getByRole('tab', { name: 'Porteurs' }).click()
    await page.getByRole('button', { name: /^Retirer la contribution de Maison/ }).click()
    await expect(received).not.toContainText('Maison de quartier')
    await page.getByRole('button', { name: /^Annuler\s: Retrait/ }).click()
    await expect(received).toContainText('Maison de quartier')
  })

  await test.step('its model, with a criterion of its own', async () => {
    await goTo(page, 'Réglages')
    await page.getByRole('main').getByRole('link', { name: 'Orientations' }).click()
    await page.getByRole('button', { name: 'Ajouter un critère' }).click()
    await page.getByRole('textbox', { name: 'Critère 13' }).fill('Curiosité')
    await page
      .getByRole('textbox', { name: 'Texte en tête de la fiche' })
      .fill('Dites aux parents que c’est gratuit.')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('status')).toContainText(['Enregistré'])
    await page
      .getByRole('navigation', { name: 'Parties des réglages' })
      .getByRole('link', { name: 'Réseau' })
      .click()
    answerDialogs({ save: modele })
    await page.getByRole('textbox', { name: 'Nom du réseau' }).fill('Réseau de Pontareuil')
    await page.getByRole('button', { name: 'Enregistrer le modèle…' }).click()
    await expect(page.getByText('modele.json', { exact: true })).toBeVisible()
  })

  await test.step('the other centre opens the model: its blank fiche has the new criterion', async () => {
    const app = await launch({ dataFolder: join(dataFolder, 'autre-centre'), today: '2026-06-30' })
    await goTo(app.page, 'Réglages')
    await app.page.getByRole('link', { name: 'Réseau' }).click()
    app.answerDialogs({ file: modele })
    await app.page.getByRole('button', { name: 'Ouvrir un modèle…' }).click()
    await expect(app.page.getByText(/Curiosité/)).toBeVisible()
    await app.page.getByRole('button', { name: 'Prendre ce modèle' }).click()
    await expect(app.page.getByText(/Vous suivez le modèle «\s?Réseau de Pontareuil/)).toBeVisible()
    await app.page.getByRole('button', { name: 'Tirer une nouvelle clé' }).click()
    await expect(app.page.getByText(/Notez-la et dites-la aux autres porteurs/)).toBeVisible()
    await goTo(app.page, 'Orientations')
    await app.page.getByRole('tab', { name: 'Fiche à envoyer' }).click()
    await expect(app.page.getByText('13 critères proposés')).toContainText('Curiosité')
    const fiche = join(dataFolder, 'fiche.docx')
    app.answerDialogs({ save: fiche })
    await app.page.getByText('Document (.docx), à imprimer').click()
    await app.page.getByRole('button', { name: 'Préparer la fiche' }).click()
    await expect(app.page.getByText('fiche.docx', { exact: true })).toBeVisible()
    const outline = docxOutline(readFileSync(fiche))
    expect(outline).toContain('13. Curiosité')
    expect(outline).toContain('Dites aux parents que c’est gratuit.')
  })
})
