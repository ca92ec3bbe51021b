import { fileURLToPath } from 'node:url'
import { play } from '../screens/scene.ts'
import { PANELS } from '../screens/scenes.ts'
import { accessibilityOf, OPENED } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, screenLinks, startSampleYear } from './steps.ts'

const DOSSIER = fileURLToPath(new URL('../fixtures/dossiers/exemple.json', import.meta.url))

test('axe finds nothing on any screen, in every state', async ({ lend }) => {
  test.slow()
  const { page } = await lend({ dialogs: { file: DOSSIER } })
  const expectAccessible = accessibilityOf(page)

  await page.getByRole('heading', { name: 'Bienvenue dans Cartable' }).waitFor()
  await expectAccessible('first start')
  await page.getByRole('button', { name: 'Commencer une année' }).click()
  await page.getByRole('button', { name: 'Commencer l’année' }).click()
  await page.getByText('Indiquez le nom de votre structure.').waitFor()
  await expectAccessible('first start, form refused')
  await page.getByRole('button', { name: 'Retour' }).click()
  await startSampleYear(page)
  for (const link of await screenLinks(page).all()) {
    await link.click()
    const name = (await link.textContent()) ?? ''
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    await expect(page.getByRole('status', { name: 'Chargement en cours' })).toHaveCount(0)
    await expectAccessible(`${name}, as it opens`)
  }

  await goTo(page, 'Enfants')
  await page.getByRole('searchbox', { name: 'Recherche' }).fill('zzz')
  await page.getByText('Aucun enfant ne correspond').waitFor()
  await expectAccessible('Enfants, nothing found')
  await goTo(page, 'Intervenants')
  await page.getByRole('combobox', { name: 'Statut' }).click()
  await page.getByRole('option', { name: /Bénévoles/ }).waitFor()
  await expectAccessible('Intervenants, a filter open')
  await page.keyboard.press('Escape')

  await goTo(page, 'Parents')
  await page.getByRole('tab', { name: 'Établissements' }).click()
  await page.getByRole('rowheader').first().getByRole('button').click()
  await page.getByRole('button', { name: 'Ajouter un contact' }).click()
  await expectAccessible('Établissements, a contact being entered', OPENED)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()

  await goTo(page, 'Bilan')
  await page.getByRole('button', { name: /^Action 1/ }).click()
  // The form scrolls: texts for screen readers alone lengthen nothing around it.
  const main = page.getByRole('main')
  await page.getByRole('button', { name: /Nombre total d’enfants : voir/ }).waitFor()
  await expect.poll(() => main.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0)
  await page.getByRole('button', { name: /Nombre total d’enfants : voir/ }).click()
  await page.getByRole('region', { name: 'Éléments comptés' }).waitFor()
  await expectAccessible('Bilan, the records behind a figure')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Arrêté au' }).fill('15/03/2040')
  await page.getByRole('alert').waitFor()
  await expectAccessible('Bilan, a date refused, calendar open')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Générer le bilan' }).click()
  await page.getByRole('checkbox', { name: 'Annexes nominatives' }).check()
  await expectAccessible('Bilan, before it is generated', OPENED)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, 'Réglages')
  await page.getByRole('link', { name: 'Dossier' }).click()
  const open = page.getByRole('button', { name: 'Ouvrir un dossier…' })
  await open.click()
  await page.getByText('Dossier ouvert').waitFor()
  await expectAccessible('Réglages, a dossier opened')
  await open.click()
  await page.getByText('L’année 2021-2022 est déjà dans Cartable').waitFor()
  await expectAccessible('Réglages, the same dossier again')
})

/** Panels and dialogs that no other test of this suite opens before asking axe. */
const ONLY_HERE = [
  'recherche',
  'seance-annuler-refuse',
  'collectif-nouveau',
  'quitter-sans-enregistrer',
  'orientation-retour',
  'reglages-restaurer',
  'intervenant',
  'intervenant-modifier',
  'intervenant-attestation',
  'intervenant-convention',
  'parents-fiche',
  'concertation-nouvelle',
  'etablissement',
  'partenaire-refuse',
]

test('axe finds nothing on the panels and dialogs of the sample year', async ({ launchSample }) => {
  test.slow()
  const app = await launchSample()
  const expectAccessible = accessibilityOf(app.page)
  const scenes = PANELS.filter(({ name }) => ONLY_HERE.includes(name))
  expect(scenes).toHaveLength(ONLY_HERE.length)
  for (const scene of scenes) {
    await play(app, scene)
    await expectAccessible(scene.name, OPENED)
  }
})

test('every screen is reached by keyboard alone, and says where one is', async ({
  launchSample,
}) => {
  const { page } = await launchSample()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Aller au contenu' })).toBeFocused()
  const links = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
  for (const link of await links.all()) {
    await page.keyboard.press('Tab')
    await expect(link).toBeFocused()
  }
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réglages')
  await expect(page).toHaveTitle(/^Réglages · /)
  await expect(page.getByRole('link', { name: 'Réglages' })).toHaveAttribute('aria-current', 'page')
})

test('a screen reader hears where one is, what can be done and what is noted, in that order', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  const main = page.getByRole('main')

  await expect(page.getByRole('region', { name: 'Année et action' })).toMatchAriaSnapshot(`
    - combobox "Année scolaire": 2025-2026
    - combobox "Action": Toutes les actions
    - button /Rechercher/
    - button /^Annuler/
    - button "Rien à rétablir" [disabled]
    - button "Aide"
  `)
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Accueil" [level=1]
      - region /^Aujourd’hui/:
        - heading /^Aujourd’hui/ [level=2]
        - region "Registres des jours passés":
          - heading "À compléter" [level=3]
          - list:
            - listitem:
              - button /À saisir/ [expanded]
              - region "Présences":
                - list:
                  - listitem:
                    - radiogroup "Blanchard Lola":
                      - radio "Présent"
                      - radio "Absent"
                      - radio "Excusé"
  `)
  await goTo(page, 'Présences')
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Présences" [level=1]
      - radiogroup "Affichage":
        - radio "Grille du mois" [checked]
        - radio "Registres à saisir"
      - group "Noter les cases choisies":
        - button "Présent"
        - button "Absent"
      - grid /^Présences, CE2-CM2 Prévert/:
        - rowgroup:
          - row:
            - columnheader "Enfant"
            - columnheader /^mardi 2 juin, .* tenue$/
        - rowgroup:
          - row:
            - rowheader "Amrani Yanis"
            - gridcell /^Yanis Amrani, mardi 2 juin.+excusé$/
  `)
  await goTo(page, 'Enfants')
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Enfants" [level=1]
      - radiogroup "Affichage":
        - radio "Tous" [checked]
      - button "Nouvel enfant"
      - search:
        - searchbox "Recherche"
        - combobox "Niveau"
        - status: /48 enfants/
      - region "Liste des enfants":
        - table "Liste des enfants":
          - rowgroup:
            - row:
              - columnheader "Nom"
          - rowgroup:
            - row:
              - rowheader "Ahmadi Zahra"
              - cell "CE2 · Delmas"
  `)
})
