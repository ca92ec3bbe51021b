import { databaseFile } from '../../main/data-folder.ts'
import { aDay, aDayAfterAbsences } from '../builders/a-day.ts'
import { accessibilityOf } from './axe.ts'
import { expect, press, readMois, recordedIn, test } from './presences-steps.ts'
import { countGestures } from './steps.ts'

test('today’s register of twelve with one absent, and its team, takes at most four clicks from Accueil', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId, seanceIds, enfantIds } = await prepare(aDay)
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui, mardi 7 octobre/ })
  await expect(day.getByRole('radiogroup')).toHaveCount(12)
  const counted = await countGestures(page, 'Register of twelve, one absent, the mouse')

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
  const { clicks } = await counted()
  expect(clicks).toBeLessThanOrEqual(4)
  const recorded = recordedIn(await readMois(page, collectifId))
  expect(Object.values(recorded).filter((etat) => etat === 'present')).toHaveLength(11)
  expect(recorded[`${seanceIds[0]} ${enfantIds[3]}`]).toBe('absent')
})

test('the same register by the keyboard alone', async ({ lend, prepare, dataFolder }) => {
  const { collectifId, seanceIds, enfantIds } = await prepare(aDay)
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui, mardi 7 octobre/ })
  await expect(day.getByRole('radiogroup')).toHaveCount(12)
  const counted = await countGestures(page, 'Register of twelve, one absent, the keyboard')

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
  const { keys, clicks } = await counted()
  expect(clicks).toBe(0)
  expect(keys).toBeLessThanOrEqual(35)
})

test('a past register comes next, tomorrow’s séances are seen, and no bilan is spoken of in autumn', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare(aDay)
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-09' })

  const day = page.getByRole('region', { name: /^Aujourd’hui, jeudi 9 octobre/ })
  await expect(day.getByText('Pas de séance aujourd’hui')).toBeVisible()
  const past = day.getByRole('region', { name: 'Registres des jours passés' })
  await expect(past.getByRole('button', { name: /Mardi 7 octobre/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  await past.getByRole('button', { name: 'Tous présents' }).click()
  // Filled, it waits no more, and yet it stays under her fingers: one mark may still have to be corrected.
  await expect(past.getByText('Registre complété')).toBeVisible()
  await expect(past.getByRole('radio', { name: 'Présent', checked: true })).toHaveCount(12)

  await expect(day.getByRole('heading', { name: 'Demain' })).toBeVisible()
  await expect(page.getByText(/dans le bilan de/)).toHaveCount(0)
})

test('families are called after three absences in a row, and somebody is replaced in two clicks', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare(aDayAfterAbsences)
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-07' })
  const day = page.getByRole('region', { name: /^Aujourd’hui/ })
  const expectAccessible = accessibilityOf(page)
  const toCall = page.getByRole('region', { name: 'Familles à appeler' })

  await expect(toCall.getByText(/3\sabsences depuis le 01\/10\/2025/)).toBeVisible()
  await expect(toCall.getByText('06 00 00 00 12')).toBeVisible()
  await toCall.getByRole('button', { name: /^Noter l’appel/ }).click()
  await expectAccessible('Accueil, the card of the day, a call being noted')
  await toCall.getByRole('textbox', { name: 'Note' }).fill('Revient mardi')
  await toCall.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(toCall).toHaveCount(0)
  await page.getByRole('button', { name: /^Annuler\s: Appel à la famille/ }).click()
  await expect(toCall).toBeVisible()

  await day.getByRole('button', { name: /^Comme le/ }).click()
  await day.getByRole('button', { name: 'Remplacer Leroy Monique' }).click()
  await expectAccessible('Accueil, the menu of who can replace somebody')
  await page.getByRole('menuitem', { name: /Petit Lucas 06 00 00 00 31/ }).click()
  await expect(day.getByRole('button', { name: 'Retirer Petit Lucas' })).toBeVisible()
  await expect(day.getByRole('button', { name: 'Retirer Leroy Monique' })).toHaveCount(0)
})
