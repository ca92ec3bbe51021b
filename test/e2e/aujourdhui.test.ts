import type { Page } from '@playwright/test'
import { aRegister } from '../builders/a-register.ts'
import { aFamille, anIntervenant, aSeance } from '../builders/records.ts'
import { expect, press, readMois, recordedIn, test } from './presences-steps.ts'

/** Today's séance of twelve enfants, led last Tuesday by two persons; the family of the fourth has a phone. */
async function aDay(open: Parameters<typeof aRegister>[0]) {
  const made = await aRegister(open, { enfants: 12, seances: 3 })
  const { db } = open
  const famille = await aFamille(db, {
    responsables: [{ nom: 'Nom04', prenom: 'Awa', telephone: '0600000012' }],
  })
  await db
    .updateTable('enfant')
    .set({ famille_id: famille.id })
    .where('id', '=', made.enfantIds[3] ?? '')
    .execute()
  const statuts = [{ statut: 'benevole' as const, debut: '2025-09-01' }]
  const monique = (await anIntervenant(db, { nom: 'Leroy', prenom: 'Monique', statuts })).id
  await aSeance(db, {
    collectif_id: made.collectifId,
    date: '2025-09-30',
    presences: Object.fromEntries(made.enfantIds.map((id) => [id, 'present'])),
    intervenants: { [monique]: null },
  })
  return { ...made, monique }
}

/** Counts what the user does from now on. */
const count = (page: Page) =>
  page.evaluate(() => {
    const counts = { keys: 0, clicks: 0 }
    addEventListener('keydown', (event) => event.isTrusted && counts.keys++, true)
    addEventListener('pointerdown', () => counts.clicks++, true)
    Object.assign(window, { counts })
  })
const counted = (page: Page) =>
  page.evaluate(() => (window as unknown as { counts: { keys: number; clicks: number } }).counts)

test('today’s register of twelve with one absent, and its team, takes at most four clicks from Accueil', async ({
  launch,
  prepare,
  dataFolder,
}) => {
  const { collectifId, seanceIds, enfantIds } = await prepare(aDay)
  const { page } = await launch({ dataFolder, today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui, mardi 7 octobre/ })
  await expect(day.getByRole('radiogroup')).toHaveCount(12)
  await count(page)

  await day.getByRole('button', { name: 'Tous présents' }).click()
  await day
    .getByRole('radiogroup', { name: 'Nom04 Noé' })
    .getByRole('radio', { name: 'Absent' })
    .click()
  await day.getByRole('button', { name: /^Comme le mar/ }).click()
  await day.getByText('Jeux éducatifs').click()

  await expect(day.getByText('Awa Nom04')).toContainText('06 00 00 00 12')
  await expect(day.getByRole('button', { name: 'Retirer Leroy Monique' })).toBeVisible()
  await expect(day.getByRole('checkbox', { name: 'Jeux éducatifs' })).toBeChecked()
  const { clicks } = await counted(page)
  expect(clicks).toBeLessThanOrEqual(4)
  const recorded = recordedIn(await readMois(page, collectifId))
  expect(Object.values(recorded).filter((etat) => etat === 'present')).toHaveLength(11)
  expect(recorded[`${seanceIds[0]} ${enfantIds[3]}`]).toBe('absent')
})

test('the same register by the keyboard alone', async ({ launch, prepare, dataFolder }) => {
  const { collectifId, seanceIds, enfantIds } = await prepare(aDay)
  const { page } = await launch({ dataFolder, today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui, mardi 7 octobre/ })
  await expect(day.getByRole('radiogroup')).toHaveCount(12)
  await count(page)

  const first = day.getByRole('radiogroup').first().getByRole('radio').first()
  while (!(await first.evaluate((element) => element === document.activeElement))) {
    await press(page, 'Tab')
  }
  await press(page, 't', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'a')

  await expect
    .poll(
      async () => recordedIn(await readMois(page, collectifId))[`${seanceIds[0]} ${enfantIds[3]}`],
    )
    .toBe('absent')
  await expect(day.getByRole('radio', { name: 'Présent', checked: true })).toHaveCount(11)
  const { keys, clicks } = await counted(page)
  expect(clicks).toBe(0)
  expect(keys).toBeLessThanOrEqual(35)
})

test('a past register comes next, tomorrow’s séances are seen, and no bilan is spoken of in autumn', async ({
  launch,
  prepare,
  dataFolder,
}) => {
  await prepare(aDay)
  const { page } = await launch({ dataFolder, today: '2025-10-09' })

  const day = page.getByRole('region', { name: /^Aujourd’hui, jeudi 9 octobre/ })
  await expect(day.getByText('Pas de séance aujourd’hui')).toBeVisible()
  const past = day.getByRole('region', { name: 'Registres des jours passés' })
  await expect(past.getByRole('button', { name: /Mardi 7 octobre/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  await past.getByRole('button', { name: 'Tous présents' }).click()
  await expect(past.getByRole('radio', { name: 'Présent', checked: true })).toHaveCount(12)

  await expect(day.getByRole('heading', { name: 'Demain' })).toBeVisible()
  await expect(page.getByText(/dans le bilan de/)).toHaveCount(0)
})

test('families are called after three absences in a row, and somebody is replaced in two clicks', async ({
  launch,
  prepare,
  dataFolder,
}) => {
  await prepare(async (open) => {
    const { collectifId, enfantIds, monique } = await aDay(open)
    const statuts = [{ statut: 'benevole' as const, debut: '2025-09-01' }]
    const lucas = await anIntervenant(open.db, {
      nom: 'Petit',
      prenom: 'Lucas',
      telephone: '0600000031',
      statuts,
    })
    await open.db
      .insertInto('disponibilite')
      .values({ id: 'd', intervenant_id: lucas.id, jour: 'mardi', debut: '16:00', fin: '19:00' })
      .execute()
    for (const date of ['2025-10-01', '2025-10-02', '2025-10-06']) {
      await aSeance(open.db, {
        collectif_id: collectifId,
        date,
        presences: { [enfantIds[3] ?? '']: 'absent' },
        intervenants: { [monique]: null },
        activites: ['jeux'],
      })
    }
  })
  const { page } = await launch({ dataFolder, today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui/ })
  const toCall = page.getByRole('region', { name: 'Familles à appeler' })

  await expect(toCall.getByText(/3\sabsences depuis le 01\/10\/2025/)).toBeVisible()
  await expect(toCall.getByText('06 00 00 00 12')).toBeVisible()
  await toCall.getByRole('button', { name: /^Noter l’appel/ }).click()
  await toCall.getByRole('textbox', { name: 'Note' }).fill('Revient mardi')
  await toCall.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(toCall).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler\s: Appel à la famille/ }).click()
  await expect(toCall).toBeVisible()

  await day.getByRole('button', { name: /^Comme le/ }).click()
  await day.getByRole('button', { name: 'Remplacer Leroy Monique' }).click()
  await page.getByRole('menuitem', { name: /Petit Lucas 06 00 00 00 31/ }).click()
  await expect(day.getByRole('button', { name: 'Retirer Petit Lucas' })).toBeVisible()
  await expect(day.getByRole('button', { name: 'Retirer Leroy Monique' })).toHaveCount(0)
})
