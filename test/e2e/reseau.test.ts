import { join } from 'node:path'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test('a porteur sends its figures, the town puts them together and sends a model back', async ({
  launchSample,
  dataFolder,
}) => {
  const { page, answerDialogs } = await launchSample()
  const expectAccessible = accessibilityOf(page)
  const [contribution, modele] = ['contribution.json', 'modele.json'].map((name) =>
    join(dataFolder, name),
  ) as [string, string]
  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Réseau' }).click()
  await expectAccessible('réseau, nothing received')

  await page.getByRole('button', { name: 'Voir ce qui serait envoyé' }).click()
  await expect(page.getByRole('table', { name: 'Chiffres envoyés' })).toContainText(
    'Nombre total d’enfants',
  )
  answerDialogs({ save: contribution })
  await page.getByRole('button', { name: 'Enregistrer la contribution…' }).click()
  await expect(page.getByText('À joindre à un courriel pour la ville.')).toBeVisible()

  answerDialogs({ file: contribution, folder: dataFolder })
  await page.getByRole('button', { name: 'Ouvrir une contribution…' }).click()
  const received = page.getByRole('table', { name: 'Contributions reçues' })
  await expect(received).toContainText('Centre social La Boussole')
  await expect(page.getByRole('table', { name: 'Chiffres de la ville' })).toContainText('44')
  await expectAccessible('réseau, the town')
  await page.getByRole('button', { name: 'Enregistrer le bilan de la ville…' }).click()
  await expect(page.getByText(/^Bilan consolidé.*\.docx$/)).toBeVisible()

  answerDialogs({ save: modele, file: modele })
  await page.getByRole('textbox', { name: 'Nom du réseau' }).fill('Réseau de Pontareuil')
  await page.getByRole('button', { name: 'Enregistrer le modèle…' }).click()
  await expect(page.getByText('modele.json', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Ouvrir un modèle…' }).click()
  await page.getByRole('button', { name: 'Prendre ce modèle' }).click()
  await expect(page.getByText('Vous suivez le modèle « Réseau de Pontareuil ».')).toBeVisible()

  await page.getByRole('button', { name: 'Tirer une nouvelle clé' }).click()
  await expect(page.getByText(/Notez-la et dites-la aux autres porteurs/)).toBeVisible()

  await page.getByRole('button', { name: /^Retirer la contribution/ }).click()
  await expect(received).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler\s: Retrait/ }).click()
  await expect(received).toContainText('Centre social La Boussole')
})
