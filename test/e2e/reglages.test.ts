import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Brouillon } from '../../shared/ipc/brouillons.ipc.ts'
import { accessibilityOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

/** Goes from one control to the next until this one has the focus, as a hand on the keyboard does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  const isReached = () => target.evaluate((element) => element === document.activeElement)
  for (let steps = 0; !(await isReached()); steps++) {
    if (steps === 90) throw new Error('the control is not reached with Tab')
    await page.keyboard.press(key)
  }
}

async function typeIn(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: label, exact: true }))
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

async function openByKeyboard(page: Page, link: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, link, key)
  await page.keyboard.press('Enter')
}

const stepOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Premiers pas' }).getByRole('link', { name })

const saved = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /^Enregistré$/ })

/** The navigation stands before the screen: the way back is the shorter one. */
function goHome(page: Page): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' })
  return openByKeyboard(page, navigation.getByRole('link', { name: 'Accueil' }), 'Shift+Tab')
}

test('from an empty app, keyboard alone sets up the structure and the action, and the first steps tick', async ({
  lend,
}) => {
  test.slow()
  const { page } = await lend()
  await openByKeyboard(page, page.getByRole('button', { name: 'Commencer une année' }))
  await typeIn(page, 'Nom de la structure', 'Centre social du Moulin')
  await typeIn(page, 'Intitulé (facultatif)', 'Clas élémentaire')
  await page.keyboard.press('Enter')

  await openByKeyboard(page, stepOf(page, 'À faire : Compléter la structure'))
  await typeIn(page, 'Adresse', '2 place du Marché')
  await typeIn(page, 'Nom', 'Diallo')
  await typeIn(page, 'Son adresse mail', 'awa@moulin.example')
  await page.keyboard.press('Control+S')
  await saved(page).waitFor()
  await goHome(page)
  await expect(stepOf(page, 'Fait : Compléter la structure')).toBeVisible()

  await openByKeyboard(page, stepOf(page, 'À faire : Décrire l’action'))
  await typeIn(page, 'Lieu', 'École Jules-Ferry')
  await typeIn(page, 'Bilan à rendre le', '31/02/2026')
  await page.keyboard.press('Control+S')
  await expect(page.getByRole('alert')).toContainText('Cette date n’existe pas')
  await expect(page.getByRole('textbox', { name: 'Bilan à rendre le' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Lieu', exact: true })).toHaveValue(
    'École Jules-Ferry',
  )
  await typeIn(page, 'Bilan à rendre le', '')
  await page.keyboard.press('Delete')
  await tabTo(page, page.getByRole('checkbox', { name: 'Scolaire' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+S')
  await saved(page).waitFor()
  await goHome(page)
  await expect(stepOf(page, 'Fait : Décrire l’action')).toBeVisible()

  await openByKeyboard(page, stepOf(page, 'À faire : Saisir le prévisionnel'))
  await expect(page.getByRole('textbox', { name: 'Début' })).toBeFocused()
  await typeIn(page, 'Semaines d’activité', '32')
  await typeIn(page, 'Bénévoles', '4')
  await typeIn(page, 'Heures des bénévoles', '312,5')
  await tabTo(page, page.getByRole('checkbox', { name: 'Temps de convivialité' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+S')
  await saved(page).waitFor()
  await expect(page.getByRole('textbox', { name: 'Heures des bénévoles' })).toHaveValue(
    '312\u00a0h\u00a030',
  )
  await goHome(page)
  await expect(stepOf(page, 'Fait : Saisir le prévisionnel')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Premiers pas' })).toContainText('3 sur 8')

  await openByKeyboard(page, page.getByRole('button', { name: 'Masquer les premiers pas' }))
  await expect(page.getByRole('region', { name: 'Premiers pas' })).toHaveCount(0)
  await openByKeyboard(page, page.getByRole('button', { name: 'Autres possibilités' }))
  await page.getByRole('menuitem', { name: 'Montrer les premiers pas' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Premiers pas' })).toContainText('3 sur 8')
})

test('leaving with something unsaved asks, and what was typed is still there', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Réglages')
  await page.getByRole('textbox', { name: 'Commune' }).fill('Villeneuve')

  await page.getByRole('link', { name: 'Calendrier' }).click()
  await page.getByRole('button', { name: 'Continuer la saisie' }).last().click()

  await expect(page.getByRole('textbox', { name: 'Commune' })).toHaveValue('Villeneuve')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await saved(page).waitFor()
  await page.getByRole('link', { name: 'Calendrier' }).click()
  await expect(page.getByRole('region', { name: 'Vacances et ponts' })).toBeVisible()
})

test('the next année is prepared with the mouse, found again as it was chosen, shown, and taken back by one undo', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  const annee = page.getByRole('combobox', { name: 'Année scolaire' })
  const before = await annee.inputValue()
  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Années' }).click()
  await page.getByRole('button', { name: 'Préparer l’année suivante' }).click()
  const form = page.getByRole('form', { name: 'Préparer l’année suivante' })
  await form.getByRole('button', { name: 'Aucun' }).click()
  const enfant = form.getByRole('listitem').first()
  await enfant.getByRole('checkbox').check()
  await enfant.getByRole('combobox').selectOption('CM2')

  // As if the app had stopped there: what it kept is what comes back.
  const drafts = () =>
    page.evaluate(async () => {
      const found = await window.cartable.invoke('brouillons:findAll', undefined)
      return found.ok ? found.value : []
    })
  await expect
    .poll(drafts)
    .toMatchObject([{ formulaire: 'annees:passTo', saisie: expect.stringContaining('CM2') }])
  const [{ savedAt: _, ...kept }] = (await drafts()) as [Brouillon]
  await form.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await expect(form).toHaveCount(0)
  await page.evaluate((draft) => window.cartable.invoke('brouillons:save', draft), kept)
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, kept.ecran)
  await expect(enfant.getByRole('combobox')).toHaveValue('CM2')

  await form.getByRole('button', { name: /^Ouvrir .* avec 1.enfant$/ }).click()

  await expect(annee).not.toHaveValue(before)
  await expect(form).toHaveCount(0)
  await goTo(page, 'Enfants')
  await expect(page.locator('search output')).toContainText(/^1\s*enfant/)
  await expect(page.getByRole('main')).toContainText('CM2')
  await page.getByRole('button', { name: /^Annuler\s: / }).click()
  await expect(annee).toHaveValue(before)
})

test('a holiday is corrected, an impossible one refused beside its field, the official dates taken back', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Calendrier' }).click()
  const first = page.getByRole('group', { name: 'Période 1' })
  const official = await first.getByRole('textbox', { name: 'Dernier jour' }).inputValue()

  await first.getByRole('textbox', { name: 'Dernier jour' }).fill('31/02/2026')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(first.getByRole('alert')).toContainText('Cette date n’existe pas')
  await first
    .getByRole('textbox', { name: 'Dernier jour' })
    .fill(await first.getByRole('textbox', { name: 'Premier jour' }).inputValue())
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Reprendre les dates officielles' }).click()

  await expect(first.getByRole('textbox', { name: 'Dernier jour' })).toHaveValue(official)
})

test('axe finds nothing in any part of Réglages nor in the first steps', async ({ lend }) => {
  test.slow()
  const { page } = await lend()
  const expectAccessible = accessibilityOf(page)
  await page.getByRole('button', { name: 'Commencer une année' }).click()
  await page.getByRole('textbox', { name: 'Nom de la structure' }).fill('Centre social du Moulin')
  await page.getByRole('button', { name: 'Commencer l’année' }).click()
  await stepOf(page, 'À faire : Compléter la structure').waitFor()
  await expectAccessible('first steps')
  await goTo(page, 'Réglages')
  const parts = page.getByRole('navigation', { name: 'Parties des réglages' }).getByRole('link')
  for (const part of await parts.all()) {
    await part.click()
    await expect(page.getByRole('status', { name: 'Chargement en cours' })).toHaveCount(0)
    await expectAccessible(`${await part.textContent()}`)
  }
  await page.getByRole('link', { name: 'Années' }).click()
  await page.getByRole('button', { name: 'Préparer l’année suivante' }).click()
  await page.getByRole('form').waitFor()
  await expectAccessible('the next année')
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Action 1/ })
    .click()
  await page.getByRole('textbox', { name: 'Semaines d’activité' }).fill('beaucoup')
  await page.keyboard.press('Control+S')
  await page.getByRole('alert').waitFor()
  await expectAccessible('an action, a field refused')
})

test('all the data are copied, here and elsewhere, and what a restoration replaces comes back', async ({
  launchSample,
  dataFolder,
}) => {
  const app = await launchSample({ dataFolder })
  const { page } = app
  const stick = join(dataFolder, 'clé USB')
  mkdirSync(stick)
  app.answerDialogs({ save: stick })
  const expectAccessible = accessibilityOf(page)
  const rename = async (nom: string) => {
    await page.getByRole('link', { name: 'Structure', exact: true }).click()
    await page.getByRole('textbox', { name: 'Nom de la structure' }).fill(nom)
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await saved(page).waitFor()
    await page.getByRole('link', { name: 'Sauvegardes', exact: true }).click()
  }
  const restore = async (raison: string) => {
    const row = page.getByRole('row').filter({ hasText: raison })
    await row.getByRole('button', { name: /^Restaurer/ }).click()
    await expect(page.getByRole('dialog')).toContainText('2025-2026')
    await page.getByRole('button', { name: 'Remplacer mes données' }).click()
    await page.getByRole('heading', { name: 'La sauvegarde est restaurée' }).waitFor()
  }
  await goTo(page, 'Réglages')
  await rename('Centre social du Moulin')

  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await page.getByText('Sauvegarde faite et vérifiée').waitFor()
  await page.getByRole('button', { name: 'Copier sur une clé USB…' }).click()
  await expect(page.getByText(/^Cartable .*\.sqlite$/)).toBeVisible()
  await expectAccessible('Réglages, copies made')
  await page.getByRole('button', { name: /^Afficher dans le dossier Cartable/ }).click()
  await rename('Nom tapé par erreur')
  await restore('À votre demande')
  await expect(page.getByText('Centre social du Moulin')).toBeVisible()
  await restore('Avant une restauration')

  await expect(page.getByText('Nom tapé par erreur')).toBeVisible()
  const shown = app.calls().filter(({ api }) => api === 'showItemInFolder')
  expect(shown.map(({ path }) => path)).toEqual(readdirSync(stick).map((name) => join(stick, name)))

  const password = 'grenouille tambour sept'
  await page.getByRole('radio', { name: 'protégée par un mot de passe' }).check()
  await page.getByLabel('Mot de passe (10 caractères au moins)').fill(password)
  await page.getByLabel('Le même, une seconde fois').fill(password)
  await page.getByRole('button', { name: 'Copier sur une clé USB…' }).click()
  await page.getByText('Sauvegarde faite, protégée par votre mot de passe').waitFor()
  await expectAccessible('Réglages, a locked copy')
  await rename('Nom d’après la copie')
  const [locked = ''] = readdirSync(stick).filter((name) => name.endsWith('.cartable'))
  app.answerDialogs({ file: join(stick, locked) })
  await page.getByRole('button', { name: 'Restaurer depuis un fichier…' }).click()
  await page.getByLabel('Mot de passe donné à cette copie').fill('autre')
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('n’ouvre pas cette sauvegarde')
  await page.getByLabel('Mot de passe donné à cette copie').fill(password)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await page.getByRole('button', { name: 'Remplacer mes données' }).click()
  await page.getByRole('heading', { name: 'La sauvegarde est restaurée' }).waitFor()
  await expect(page.getByText('Nom tapé par erreur')).toBeVisible()
})
