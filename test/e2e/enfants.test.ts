import type { Page } from '@playwright/test'
import { accessibilityOf, OPENED } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

const panelOf = (page: Page, name: string) => page.getByRole('complementary', { name })
const rowsNamed = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Liste des enfants' }).getByRole('rowheader', { name })

async function openEnfants(page: Page): Promise<void> {
  await goTo(page, 'Enfants')
  await page.getByRole('table', { name: 'Liste des enfants' }).waitFor()
}

/** Tabs until the control of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    const isThere = await page.evaluate((wanted) => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      return (label ?? element?.textContent)?.trim() === wanted
    }, name)
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`« ${name} » is not reached by Tab`)
}

test('a child is created with the keyboard alone, found, and undone', async ({ launchSample }) => {
  const { page } = await launchSample()
  await openEnfants(page)
  await page.evaluate(() => document.getElementById('contenu')?.focus())

  await tabTo(page, 'Nouvel enfant')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Nom' }).first()).toBeFocused()
  await page.keyboard.type('Aaron')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lou')
  await tabTo(page, 'Naissance')
  await page.keyboard.type('2014')
  await tabTo(page, 'Téléphone')
  await page.keyboard.type('0600000099')
  await page.keyboard.press('Control+s')

  const fiche = panelOf(page, 'Aaron Lou')
  await expect(fiche).toContainText('né(e) en 2014')
  await expect(fiche).toContainText('06 00 00 00 99')
  await expect(rowsNamed(page, 'Aaron Lou')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Annulé : Nouvel enfant : Aaron Lou')).toBeVisible()
  await expect(rowsNamed(page, 'Aaron Lou')).toHaveCount(0)
  // The list is left, not a panel that says that its record is missing.
  await expect(fiche).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a child is created with the mouse, its homonym shown and what is wrong told beside its field', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await openEnfants(page)
  const known = (await page.getByRole('rowheader').first().textContent()) ?? ''
  const [nom = '', prenom = ''] = known.split(' ')

  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  const panel = panelOf(page, 'Nouvel enfant')
  await panel.getByRole('textbox', { name: 'Prénom' }).first().fill(nom.toUpperCase())
  await panel.getByRole('textbox', { name: 'Nom', exact: true }).first().fill(prenom)
  await expect(panel.getByText('Un enfant du même nom est déjà connu')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Naissance' }).fill('31/02/2014')
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('Écrivez la date ainsi')
  await expect(panel.getByRole('textbox', { name: 'Naissance' })).toHaveValue('31/02/2014')
  await panel.getByRole('textbox', { name: 'Naissance' }).fill('28/02/2014')
  await panel.getByRole('textbox', { name: 'Depuis le' }).fill('31/02/2026')
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('Cette date n’existe pas')
  await panel.getByRole('button', { name: 'Choisir dans le calendrier : Depuis le' }).click()
  await panel
    .getByRole('button', { name: /^\d+ \p{L}+ \d{4}$/u })
    .first()
    .click()
  await panel.getByRole('textbox', { name: 'Nom du parent', exact: true }).fill('Sow')
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click()

  await expect(panelOf(page, `${prenom} ${nom.toUpperCase()}`)).toContainText('28/02/2014')

  // The next one is inscribed from the same day, unless it is said otherwise.
  await page.getByRole('button', { name: 'Nouvel enfant', exact: true }).click()
  await expect(panel.getByRole('textbox', { name: 'Depuis le' })).toHaveAccessibleDescription(
    'Date proposée : comme l’inscription précédente',
  )
  // A brother or a sister takes the same famille in one click.
  await panel.getByRole('textbox', { name: 'Nom', exact: true }).first().fill(prenom)
  await panel.getByRole('textbox', { name: 'Prénom' }).first().fill('Cadette')
  await panel.getByRole('button', { name: /^Même famille que/ }).click()
  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const cadette = panelOf(page, `${prenom} Cadette`)
  await expect(cadette.getByRole('list', { name: 'Responsables' })).toContainText('Sow')
  const ainee = cadette.getByRole('list', { name: 'Frères et sœurs' }).getByRole('button')
  await ainee.focus()
  await expect(ainee).toHaveAttribute('tabindex', '0')
  await page.keyboard.press('Enter')
  await expect(panelOf(page, `${prenom} ${nom.toUpperCase()}`)).toContainText('Cadette')
})

test('leaving an unsaved form asks, whichever way, and keeps what was typed', async ({
  launchSample,
}) => {
  const { page, closeWindow } = await launchSample()
  await openEnfants(page)
  const nom = page.getByRole('textbox', { name: 'Nom' }).first()
  const isAskedThenStays = async (way: string, leave: () => Promise<unknown>) =>
    test.step(way, async () => {
      await leave()
      await page.getByRole('button', { name: 'Continuer la saisie' }).last().click()
      await expect(nom).toHaveValue('Zidane')
    })

  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  await expect(nom).toBeFocused()
  await page.keyboard.type('Zidane')
  await isAskedThenStays('a link', () => goTo(page, 'Séances'))
  await isAskedThenStays('Alt+←', () => page.keyboard.press('Alt+ArrowLeft'))
  await isAskedThenStays('another action', async () => {
    const top = page.getByRole('region', { name: 'Année et action' })
    await top.getByRole('combobox', { name: 'Action' }).click()
    await top.getByRole('option').nth(1).click()
  })
  await isAskedThenStays('another view', () =>
    page
      .getByRole('radiogroup', { name: 'Affichage' })
      .getByText(/^Liste d’attente/)
      .click(),
  )
  await isAskedThenStays('the window that closes', closeWindow)
  await nom.press('Escape')
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await expect(panelOf(page, 'Nouvel enfant')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Nouvel enfant' })).toBeFocused()

  await test.step('two forms side by side are left, and saved, each for itself', async () => {
    const formNamed = (name: string) => page.getByRole('form', { name })
    await page.getByRole('rowheader').first().getByRole('button').click()
    await page.getByRole('button', { name: 'Modifier la famille' }).click()
    await page.getByRole('button', { name: 'Modifier l’identité' }).click()
    const prenom = formNamed('Modifier l’identité').getByRole('textbox', { name: 'Prénom' })
    await prenom.fill('Zoé')
    await formNamed('Modifier la famille')
      .getByRole('button', { name: 'Annuler', exact: true })
      .click()
    await page.getByRole('button', { name: 'Modifier la famille' }).click()
    await prenom.press('Control+s')
    await expect(prenom).toHaveCount(0)
    await expect(formNamed('Modifier la famille')).toBeVisible()
  })

  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  await expect(nom).toBeFocused()
  await page.keyboard.type('Zidane')
  const closed = page.waitForEvent('close')
  await closeWindow()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await closed
})

test('a departure, then a merge of two records, are made and undone', async ({ launchSample }) => {
  const { page } = await launchSample()
  await openEnfants(page)
  const names = await page.getByRole('rowheader').allTextContents()
  const [kept = '', removed = ''] = names
  await page.getByRole('rowheader', { name: kept }).getByRole('button').first().press('Enter')
  const fiche = panelOf(page, kept)

  await fiche.getByRole('button', { name: 'Noter le départ' }).first().click()
  await fiche.getByRole('textbox', { name: 'Dernier jour' }).fill('01/01/2020')
  await fiche.getByRole('textbox', { name: 'Dernier jour' }).press('Enter')
  await expect(fiche.getByRole('alert')).toContainText('en dehors de l’année scolaire')
  await fiche.getByRole('textbox', { name: 'Dernier jour' }).fill('30/06/2026')
  await fiche.getByRole('textbox', { name: 'Dernier jour' }).press('Enter')
  await expect(fiche.getByText(/^Du .* au 30\/06\/2026/).first()).toBeVisible()

  await fiche.getByRole('button', { name: 'Fusionner avec…' }).click()
  // Entrée takes the only one of that name.
  await fiche.getByRole('combobox', { name: 'Avec la fiche de' }).fill(removed)
  await page.keyboard.press('Enter')
  await expect(fiche.getByRole('region', { name: 'Aperçu de la fusion' })).toContainText(
    `Nom : ${removed}`,
  )
  await fiche.getByRole('button', { name: 'Fusionner', exact: true }).click()
  await expect(page.getByRole('rowheader', { name: removed })).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler\s: / }).click()

  await expect(page.getByText(`Annulé : Fusion de ${removed} avec ${kept}`)).toBeVisible()
  await expect(page.getByRole('rowheader', { name: removed })).not.toHaveCount(0)
})

test('the waiting list is put in order with the keyboard; its first enters in one click, another through her fiche', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await openEnfants(page)
  const choice = page.getByRole('radiogroup', { name: 'Affichage' })
  await choice.getByText(/^Liste d’attente/).click()
  const list = page.getByRole('list').filter({ has: page.getByRole('button', { name: /^Monter/ }) })
  const names = () => list.first().locator('button[id^="fiche-"]').allTextContents()
  const [first = '', second = ''] = await names()

  await list.first().getByRole('button', { name: first, exact: true }).press('Alt+ArrowDown')
  await expect.poll(async () => (await names())[0]).toBe(second)
  await expect(list.first().getByRole('button', { name: first, exact: true })).toBeFocused()
  await list
    .first()
    .getByRole('button', { name: /^Inscrire dans/ })
    .first()
    .click()

  await expect.poll(async () => (await names()).includes(second)).toBe(false)
  await list.first().getByRole('button', { name: first, exact: true }).click()
  const fiche = panelOf(page, first)
  await fiche.getByRole('article').first().getByRole('button', { name: 'Modifier' }).click()
  await fiche
    .getByRole('radiogroup', { name: 'Inscription' })
    .getByText('Inscrit', { exact: true })
    .click()
  await expect(fiche.getByRole('textbox', { name: 'Depuis le' })).toHaveAccessibleDescription(
    /l’attente s’arrête la veille/,
  )
  await fiche.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(fiche.getByText(/\d+.jours? d’attente/)).toBeVisible()
})

test('what was being typed when the app stopped short is found again, until it is given up', async ({
  launch,
  launchSample,
  dataFolder,
}) => {
  const before = await launchSample({ dataFolder })
  await openEnfants(before.page)
  await before.page.getByRole('button', { name: 'Nouvel enfant' }).click()
  const nomOf = (page: Page) => page.getByRole('textbox', { name: 'Nom', exact: true }).first()
  const prenomOf = (page: Page) => page.getByRole('textbox', { name: 'Prénom' }).first()
  await nomOf(before.page).fill('Benali')
  await prenomOf(before.page).fill('Inès')
  await expect
    .poll(() => before.page.evaluate(() => window.cartable.invoke('brouillons:findAll', undefined)))
    .toMatchObject({ value: [{ saisie: expect.stringContaining('Inès') }] })
  await before.page.evaluate((older) => window.cartable.invoke('brouillons:save', older), {
    formulaire: 'enfants:attachFamille',
    sujet: '{"enfantId":"partie"}',
    saisie: '{}',
    ecran: '#/reglages',
  })
  await before.close()

  const { page } = await launch({ dataFolder })
  const resume = page.getByRole('link', { name: /^Reprendre une saisie interrompue dans Enfants/ })
  await page
    .getByRole('button', { name: /^Oublier/ })
    .first()
    .click()
  await expect(page.getByRole('link', { name: /^Reprendre/ })).toHaveCount(1)
  await resume.click()

  await expect(nomOf(page)).toHaveValue('Benali')
  await expect(prenomOf(page)).toHaveValue('Inès')
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await goTo(page, 'Accueil')
  await page.getByRole('heading', { name: 'À faire' }).waitFor()
  await expect(resume).toHaveCount(0)
})

test('axe finds nothing on the fiche, its forms and the waiting list', async ({ launchSample }) => {
  test.slow()
  const { page } = await launchSample()
  await openEnfants(page)
  const expectAccessible = accessibilityOf(page)
  await page.getByRole('rowheader').first().getByRole('button').click()
  await page.getByRole('heading', { name: 'Inscriptions' }).waitFor()
  await expectAccessible('fiche')
  for (const name of ['Modifier l’identité', 'Modifier la famille', 'Changer de famille']) {
    await page.getByRole('button', { name }).click()
    await expectAccessible(name, OPENED)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  }
  await page.getByRole('button', { name: 'Nouvel enfant' }).click()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await expectAccessible('new enfant, refused', OPENED)
  // The message of a field stays until that field changes.
  await page.getByRole('textbox', { name: 'Prénom' }).first().fill('Inès')
  await expect(page.getByRole('alert')).toHaveText(['Indiquez le nom de l’enfant.'])
  await page.getByRole('button', { name: 'Fermer le détail' }).click()
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await page
    .getByRole('radiogroup', { name: 'Affichage' })
    .getByText(/^Liste d’attente/)
    .click()
  await expectAccessible('waiting list')
})
