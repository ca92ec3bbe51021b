import { databaseFile } from '../../main/data-folder.ts'
import { aRegister } from '../builders/a-register.ts'
import { anIntervenant } from '../builders/records.ts'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './presences-steps.ts'
import { goTo } from './steps.ts'

test('the team of a créneau is put on its séances to come; a séance and a collectif are deleted, and come back', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare(async (open) => {
    const { collectifId } = await aRegister(open, { enfants: 0, seances: 4 })
    const statuts = [{ statut: 'benevole' as const, debut: '2025-09-01' }]
    await anIntervenant(open.db, { nom: 'Leroy', prenom: 'Monique', statuts })
    await open.db
      .insertInto('creneau')
      .values({ id: 'k', collectif_id: collectifId, jour: 'mardi', debut: '16:30', fin: '18:00' })
      .execute()
  })
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-01' })
  const expectAccessible = accessibilityOf(page)
  await goTo(page, 'Séances')
  await page.getByRole('button', { name: 'Collectifs et créneaux' }).click()
  const panel = page.getByRole('complementary', { name: 'Collectifs et créneaux' })

  await panel.getByRole('button', { name: /^Équipe du mardi/ }).click()
  await panel.getByRole('button', { name: 'Ajouter une personne' }).click()
  await panel.getByRole('combobox', { name: 'Intervenant' }).click()
  await page.getByRole('option', { name: 'Leroy Monique' }).click()
  await panel.getByRole('textbox', { name: 'Au' }).fill('31/08/2025')
  await panel.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(panel.getByRole('alert')).toHaveText(/finit avant de commencer/)
  await expectAccessible('Collectifs, the team of a créneau, refused')
  await panel.getByRole('textbox', { name: 'Au' }).fill('')
  await panel.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText(/2\sséances à venir ont été mises à jour/)).toBeVisible()
  await expect(panel.getByText('Monique Leroy')).toBeVisible()

  await page.getByText('Liste', { exact: true }).click()
  await expect(page.getByText('4\u00a0séances', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Ouvrir la séance du mar\. 7/ }).click()
  const seance = page.getByRole('complementary', { name: /Mardi 7 octobre/ })
  await expect(seance.getByRole('button', { name: 'Retirer Leroy Monique' })).toBeVisible()
  await seance.getByRole('button', { name: 'Plus' }).click()
  await page.getByRole('menuitem', { name: 'Supprimer' }).click()
  await expect(page.getByText('3\u00a0séances', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Annuler\s: Suppression de la séance/ }).click()
  await expect(page.getByText('4\u00a0séances', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Collectifs et créneaux' }).click()
  await panel.getByRole('button', { name: 'Autres possibilités pour CE2-CM2' }).click()
  await page.getByRole('menuitem', { name: 'Supprimer' }).click()
  await expect(panel.getByRole('article', { name: 'CE2-CM2' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler\s: Suppression du collectif/ }).click()
  await expect(panel.getByRole('article', { name: 'CE2-CM2' })).toBeVisible()

  await page.getByRole('button', { name: 'Autres possibilités', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Modifier plusieurs séances' }).click()
  const several = page.getByRole('complementary', { name: 'Modifier plusieurs séances' })
  await several.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(several.getByText('Choisissez au moins une séance.')).toBeVisible()
  await expectAccessible('Séances, several at once, refused')
  await several.getByRole('checkbox', { name: 'octobre 2025' }).check()
  const qui = several.getByRole('combobox', { name: 'Ajouter ces personnes' })
  await qui.fill('Petit')
  await page.getByRole('option', { name: '+ Créer « Petit »' }).click()
  await several.getByRole('textbox', { name: 'Prénom' }).fill('Lucas')
  await page.keyboard.press('Enter')
  await expect(several.getByRole('button', { name: 'Retirer Petit Lucas' })).toBeVisible()
  await several.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText(/^4\sséances modifiées/)).toBeVisible()
  await expect(page.getByRole('cell', { name: /Petit Lucas/ })).toHaveCount(4)
})
