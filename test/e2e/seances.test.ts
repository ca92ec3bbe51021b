import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

/** An empty année in zone A, its dates known whatever the day. */
async function startEmptyYear(page: Page): Promise<void> {
  const started = await page.evaluate(() =>
    window.cartable.invoke('app:startEmpty', {
      structure: 'Centre social Les Tilleuls',
      zoneScolaire: 'A',
      debut: '2025-09-01',
      fin: '2026-08-31',
      action: { numero: '1', intitule: '' },
    }),
  )
  expect(started.ok).toBe(true)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor()
}

/** True when one hides some of the other. */
async function doOverlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  if (a === null || b === null) throw new Error('not on the screen')
  const isApart = (start: 'x' | 'y', length: 'width' | 'height') =>
    a[start] + a[length] <= b[start] || b[start] + b[length] <= a[start]
  return !isApart('x', 'width') && !isApart('y', 'height')
}

const panelOf = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name })

test('with the mouse: a collectif, its créneaux, its year of séances, one opened and written on, undone', async ({
  lend,
}) => {
  const { page } = await lend()
  await startEmptyYear(page)

  await goTo(page, 'Séances')
  await page.getByRole('button', { name: 'Créer un collectif' }).click()
  const collectifs = panelOf(page, 'Collectifs et créneaux')
  await collectifs.getByRole('textbox', { name: 'Nom' }).fill('Mardi CE2')
  await collectifs.getByRole('button', { name: 'Ajouter un créneau' }).click()
  await collectifs.getByRole('textbox', { name: 'À' }).nth(1).fill('16h')
  await collectifs.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(collectifs.getByRole('alert')).toHaveText(/finit avant de commencer/)
  await collectifs.getByRole('textbox', { name: 'À' }).nth(1).fill('18h30')
  await collectifs.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(collectifs.getByRole('article', { name: 'Mardi CE2' })).toContainText('jeudi')
  await collectifs.getByRole('button', { name: 'Fermer le détail' }).click()

  await page.getByRole('button', { name: 'Créer les séances' }).last().click()
  const dialog = page.getByRole('dialog')
  const decembre = dialog.getByRole('region', { name: 'décembre 2025' }).first()
  await expect(decembre.getByText('vacances de Noël')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Du' })).toHaveValue('01/09/2025')
  const dates = dialog.getByRole('region', { name: 'Mardi CE2' }).getByRole('checkbox')
  const planned = await dates.count()
  expect(planned).toBeGreaterThan(20)
  await dates.first().uncheck()
  await dialog.getByRole('button', { name: new RegExp(`Créer ${planned - 1}\\s`) }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByText('Liste', { exact: true }).click()
  await expect(page.getByText(`${planned - 1}\u00a0séances`, { exact: true })).toBeVisible()
  await page
    .getByRole('button', { name: /^Ouvrir la séance du mar\./ })
    .first()
    .click()
  const seance = panelOf(page, /Mardi .*, Mardi CE2/)
  await seance.getByText('Jeux éducatifs').click()
  await expect(seance.getByRole('checkbox', { name: 'Jeux éducatifs' })).toBeChecked()
  await page.getByRole('button', { name: /^Annuler\s: Activités du mardi/ }).click()
  await expect(seance.getByRole('checkbox', { name: 'Jeux éducatifs' })).not.toBeChecked()
  await seance.getByRole('button', { name: 'Annuler la séance' }).click()
  await seance.getByRole('button', { name: 'Annuler la séance' }).click()
  await expect(seance.getByRole('alert')).toHaveText(/Dites pourquoi/)
  await seance.getByRole('textbox', { name: 'Motif' }).fill('Grève')
  await seance.getByRole('button', { name: 'Annuler la séance' }).click()
  await expect(seance.getByText('Cette séance est annulée')).toBeVisible()
  await seance.getByRole('button', { name: 'Rouvrir' }).click()
  await expect(seance.getByText('Prévue')).toBeVisible()
})

test('with the keyboard alone: a collectif, then its séances, one of them moved, and the weeks after', async ({
  lend,
}) => {
  const { page } = await lend({ today: '2025-09-10' })
  await startEmptyYear(page)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const tabTo = async (name: RegExp) => {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate(() => {
        const element = document.activeElement
        return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
      })
      if (name.test(label)) return
    }
    throw new Error(`no way to ${name} by Tab`)
  }

  await tabTo(/^Séances$/)
  await press('Enter')
  await tabTo(/^Créer un collectif$/)
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Nom' })).toBeFocused()
  await page.keyboard.type('Mardi CE2')
  await press('Enter')
  await expect(page.getByRole('article', { name: 'Mardi CE2' })).toBeVisible()
  // While the form is there, Échap closes the form alone.
  await expect(page.getByRole('form', { name: 'Nouveau collectif' })).toHaveCount(0)
  await press('Escape')
  await expect(panelOf(page, 'Collectifs et créneaux')).toHaveCount(0)
  await tabTo(/^Créer les séances$/)
  await press('Enter')
  await page.getByRole('button', { name: /^Créer \d+\sséances$/ }).waitFor()
  await tabTo(/^Créer \d+\sséances$/)
  await press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await tabTo(/Mardi CE2, mardi/)
  await press('Enter')
  const seance = panelOf(page, /Mardi .*, Mardi CE2/)
  await expect(seance.getByRole('heading', { level: 2 })).toBeFocused()
  await tabTo(/^Déplacer$/)
  await press('Enter')
  const jour = seance.getByRole('textbox', { name: 'Jour' })
  await expect(jour).toBeFocused()
  // Where there is room neither under the field nor over it, the calendar stands beside the panel.
  await page.setViewportSize({ width: 1024, height: 560 })
  await tabTo(/^Choisir dans le calendrier/)
  await press('Enter')
  const calendar = seance.getByRole('dialog', { name: /^Calendrier/ })
  await expect(calendar).toBeVisible()
  for (const told of await seance.locator('h2, h3, form input').all()) {
    expect(await doOverlap(calendar, told)).toBe(false)
  }
  await press('Escape')
  await expect(calendar).toHaveCount(0)
  await jour.fill('31/02/2026')
  await press('Enter')
  await expect(seance.getByRole('alert')).toHaveText(/Cette date n’existe pas/)
  await expect(jour).toHaveValue('31/02/2026')
  await jour.fill('17/9/25')
  await press('Enter')
  await expect(panelOf(page, /Mercredi 17 septembre, Mardi CE2/)).toBeVisible()
  await press('Escape')
  await expect(seance).toHaveCount(0)
  const focused = page.locator(':focus')
  await expect(focused).toHaveAttribute('data-chip', '2025-09-17')

  for (const next of ['2025-09-23', '2025-09-30', '2025-10-07', '2025-10-14']) {
    await press('PageDown')
    await expect(focused).toHaveAttribute('data-chip', next)
  }
  // A week of vacances has no séance to go to.
  await press('PageDown')
  await expect(page.getByRole('group', { name: 'Calendrier de la semaine' })).toBeFocused()
  await press('PageUp')
  await expect(focused).toHaveAttribute('data-chip', '2025-10-14')
})

test('présences: all present at once, one by letters, a late arrival, each undone', async ({
  launchSample,
}) => {
  const { page } = await launchSample({ today: '2026-03-26' })
  await goTo(page, 'Séances')
  await page.locator('[data-chip]').first().click()
  const register = page.getByRole('region', { name: 'Présences' })
  const groups = register.getByRole('radiogroup')
  const first = groups.first()
  await groups.first().waitFor()
  const count = await groups.count()
  expect(count).toBeGreaterThan(3)

  // Unknown again for everybody, by the keyboard; then letters, that go on to the next enfant.
  await first.locator('[tabindex="0"]').focus()
  for (let n = 0; n < count; n += 1)
    await page.keyboard.press('Delete').then(() => page.keyboard.press('ArrowDown'))
  await expect(register.getByRole('radio', { checked: true })).toHaveCount(0)
  await first.getByRole('radio', { name: 'Présent' }).focus()
  await page.keyboard.press('a')
  await page.keyboard.press('e')
  await page.keyboard.press('p')
  await expect(first.getByRole('radio', { name: 'Absent' })).toBeChecked()
  await expect(groups.nth(1).getByRole('radio', { name: 'Excusé' })).toBeChecked()
  await expect(groups.nth(2).getByRole('radio', { name: 'Présent' })).toBeChecked()
  await register.getByRole('button', { name: /restants\s: présents$/ }).click()
  await expect(register.getByRole('radio', { checked: true })).toHaveCount(count)

  const nom = (await groups.nth(2).getAttribute('aria-label')) ?? ''
  await register.getByRole('button', { name: `Note sur ${nom}` }).click()
  await page.keyboard.type('Arrivée à 17 h')
  await page.keyboard.press('Enter')
  await expect(register.getByText('Arrivée à 17 h')).toBeVisible()
  await expect(register.getByRole('button', { name: `Note sur ${nom}` })).toBeFocused()

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(register.getByText('Arrivée à 17 h')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(register.getByRole('radio', { checked: true })).toHaveCount(3)

  // Of a séance to come, only an announced absence: whoever types another letter stays, and is told.
  await page.locator('[data-chip]').last().click()
  const ahead = groups.first().getByRole('radio', { name: 'Excusé' })
  await expect(groups.first().getByRole('radio', { name: 'Présent' })).toBeDisabled()
  await ahead.focus()
  await page.keyboard.press('p')
  await expect(register.getByRole('alert')).toHaveText(/n’a pas encore eu lieu/)
  await expect(ahead).toBeFocused()
})

test('a duration typed as 45 min is kept for one intervenant, and what is no duration is refused beside it', async ({
  launchSample,
}) => {
  const { page } = await launchSample()
  await goTo(page, 'Séances')
  await page.locator('[data-chip]').first().click()
  const duree = page.getByRole('textbox', { name: /^Durée de / }).first()

  await duree.fill('1h75')
  await duree.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(/0 à 59/)
  await duree.fill('16h45-17h30')
  await duree.press('Enter')

  await expect(duree).toHaveValue('45\u00a0min')
  await expect(duree).toBeFocused()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a séance of « À faire » is opened in two clicks from Accueil', async ({ lend }) => {
  const { page } = await lend()
  await startEmptyYear(page)
  const seanceId = await page.evaluate(async () => {
    const contexte = await window.cartable.invoke('app:findContexte', undefined)
    if (!contexte.ok) throw new Error('no context')
    const [annee] = contexte.value.annees
    const [action] = annee?.actions ?? []
    const created = await window.cartable.invoke('collectifs:create', {
      actionId: action?.id ?? '',
      nom: 'Mardi',
      creneaux: [],
    })
    if (!created.ok || annee === undefined) throw new Error('no collectif')
    const seance = await window.cartable.invoke('seances:create', {
      collectifId: created.value.collectifId,
      date: annee.debut,
      debut: '16:30',
      fin: '18:00',
    })
    return seance.ok ? seance.value.seanceId : ''
  })
  expect(seanceId).not.toBe('')
  await page.reload()

  await page.getByRole('link', { name: /registre de présence à saisir/ }).click()
  await page.getByRole('link', { name: 'Ouvrir la séance' }).click()

  await expect(page.getByRole('region', { name: 'Présences' })).toBeVisible()
})

test('the séances leave for another calendar as a file that holds each of them', async ({
  launchSample,
}) => {
  const app = await launchSample()
  const { page, dataFolder } = app
  const path = join(dataFolder, 'agenda.ics')
  app.answerDialogs({ save: path })
  await goTo(page, 'Séances')
  await page.getByText('Liste', { exact: true }).click()
  const count = await page.getByRole('status').filter({ hasText: 'séances' }).first().textContent()

  await page.getByRole('button', { name: 'Autres possibilités' }).click()
  await page.getByRole('menuitem', { name: /agenda/ }).click()
  await page.getByText('agenda.ics').first().waitFor()

  const eventsIn = (file: string) => readFileSync(file, 'utf8').match(/^BEGIN:VEVENT\r$/gm)
  const all = Number(count?.replace(/\D/g, ''))
  expect(eventsIn(path)).toHaveLength(all)

  const own = join(dataFolder, 'collectif.ics')
  app.answerDialogs({ save: own })
  await page.getByRole('button', { name: 'Collectifs et créneaux' }).click()
  await page
    .getByRole('button', { name: /^Enregistrer les séances de .* pour un autre agenda$/ })
    .first()
    .click()
  await page.getByText('collectif.ics').first().waitFor()
  expect(eventsIn(own)?.length).toBeGreaterThan(0)
  expect(eventsIn(own)?.length).toBeLessThan(all)
})
