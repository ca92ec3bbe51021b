import { databaseFile } from '../../main/data-folder.ts'
import type { EtatPresence } from '../../shared/domain/listes.ts'
import { aRegister } from '../builders/a-register.ts'
import { anEnfant, anInscription, aSeance } from '../builders/records.ts'
import {
  boxOf,
  expect,
  gridOf,
  openGrid,
  press,
  readMois,
  recordedIn,
  test,
  undoLabel,
} from './presences-steps.ts'

const ETATS = ['present', 'absent', 'excuse'] as const
const KEYS = { present: 'p', absent: 'a', excuse: 'e' } as const

/** Mixed, and the same on every run. */
const etatFor = (row: number, col: number): EtatPresence =>
  ETATS[(row * 7 + col * 3 + ((row * col) % 5)) % 3] ?? 'present'

test('attendance of 15 enfants over 8 séances takes at most 130 key presses and no mouse', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId, enfantIds, seanceIds } = await prepare((open) =>
    aRegister(open, { enfants: 15, seances: 8 }),
  )
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => {
    const counts = { keys: 0, clicks: 0 }
    addEventListener('keydown', (event) => event.isTrusted && counts.keys++, true)
    addEventListener('pointerdown', () => counts.clicks++, true)
    Object.assign(window, { counts })
  })

  const link = page.getByRole('link', { name: 'Présences', exact: true })
  while (!(await link.evaluate((element) => element === document.activeElement))) {
    await press(page, 'Tab')
  }
  await press(page, 'Enter')
  await expect(gridOf(page)).toBeFocused()
  for (const [col] of seanceIds.entries()) {
    for (const [row] of enfantIds.entries()) await press(page, KEYS[etatFor(row, col)])
  }
  await expect.poll(async () => (await readMois(page, collectifId)).presences.length).toBe(120)

  const counts = await page.evaluate(() => (window as unknown as { counts: unknown }).counts)
  expect(counts).toMatchObject({ keys: expect.any(Number), clicks: 0 })
  expect((counts as { keys: number }).keys).toBeLessThanOrEqual(130)
  const grille = await readMois(page, collectifId)
  const expected = seanceIds.flatMap((seanceId, col) =>
    enfantIds.map((enfantId, row) => [`${seanceId} ${enfantId}`, etatFor(row, col)]),
  )
  expect(recordedIn(grille)).toEqual(Object.fromEntries(expected))
  expect(new Set(grille.seances.map(({ etat }) => etat))).toEqual(new Set(['tenue']))
})

test('each key press is saved by itself, and Ctrl+Z goes back to the very box', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 3, seances: 2 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const count = async () => (await readMois(page, collectifId)).presences.length

  await press(page, 'p')
  await expect.poll(count).toBe(1)
  await press(page, 'a')
  await expect.poll(count).toBe(2)

  expect(await undoLabel(page)).toBe('Présence du mardi 07/10\u00a0: Adam Nom02')
  await press(page, 'Control+z')
  await expect.poll(count).toBe(1)
  await expect(gridOf(page)).toBeFocused()
  const adam = boxOf(page, 'Adam Nom02', '7')
  await expect(adam).toHaveAccessibleName(/inconnu/)
  await expect(gridOf(page)).toHaveAttribute(
    'aria-activedescendant',
    (await adam.getAttribute('id')) ?? '',
  )
  await press(page, 'Control+y')
  await expect(adam).toHaveAccessibleName(/absent/)
})

test('nine keys typed in one breath are undone one by one, and the toast says which', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 9, seances: 1 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const count = async () => (await readMois(page, collectifId)).presences.length

  await press(page, ...Array.from({ length: 9 }, () => 'p'), 'Control+z')

  await expect.poll(count).toBe(8)
  await expect(page.getByText(/^Annulé\s: Présence du mardi 07\/10\s: \S+ Nom09$/)).toBeVisible()
  await expect(boxOf(page, '\\S+ Nom09', '7')).toHaveAccessibleName(/inconnu/)
  await press(page, 't')
  await expect.poll(count).toBe(9)
  await press(page, 'Control+z')
  await expect.poll(count).toBe(8)
})

test('a letter fills a selection in one operation; Suppr empties it', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 4, seances: 3 }))
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)
  const recorded = async () => Object.values(recordedIn(await readMois(page, collectifId)))

  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'e')
  await expect.poll(recorded).toEqual(Array.from({ length: 6 }, () => 'excuse'))
  expect(await undoLabel(page)).toBe('Présences d’octobre 2025\u00a0: 6\u00a0cases')
  await press(page, 'Delete')
  await expect.poll(recorded).toEqual([])
  await press(page, 'Control+z')

  await expect.poll(recorded).toHaveLength(6)
})

test('« tous présents » fills only the unknown of its séance', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId, enfantIds, seanceIds } = await prepare((open) =>
    aRegister(open, { enfants: 4, seances: 2 }),
  )
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)

  await press(page, 'a', 't')
  await expect
    .poll(async () => Object.keys(recordedIn(await readMois(page, collectifId))))
    .toHaveLength(4)
  await page.getByRole('button', { name: 'Tous présents le vendredi 10 octobre' }).click()
  await expect
    .poll(async () => Object.keys(recordedIn(await readMois(page, collectifId))))
    .toHaveLength(8)

  const recorded = recordedIn(await readMois(page, collectifId))
  expect(recorded[`${seanceIds[0]} ${enfantIds[0]}`]).toBe('absent')
  expect(Object.values(recorded).filter((etat) => etat === 'present')).toHaveLength(7)
  await expect(page.getByRole('button', { name: /^Tous présents le/ })).toHaveCount(0)
})

test('closed boxes are told apart, passed over and say why they stay closed', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  await prepare(async (open) => {
    const { collectifId } = await aRegister(open, { enfants: 2, seances: 1 })
    const parti = await anEnfant(open.db, { nom: 'Parti', prenom: 'Léo', sexe: 'M' })
    await anInscription(open.db, {
      enfant_id: parti.id,
      collectif_id: collectifId,
      debut: '2025-09-01',
      fin: '2025-10-07',
    })
    await aSeance(open.db, {
      collectif_id: collectifId,
      date: '2025-10-10',
      etat: 'annulee',
      motif: 'Grève',
    })
    await aSeance(open.db, { collectif_id: collectifId, date: '2025-10-14' })
  })
  const { page } = await lend({ base: databaseFile(dataFolder) })
  await openGrid(page)

  await press(page, 'p', 'p', 'p', 'p', 'p')
  await expect(boxOf(page, 'Adam Nom02', '14')).toHaveAccessibleName(/présent/)
  await expect(boxOf(page, 'Léo Parti', '14')).toHaveAccessibleName(/pas inscrit ce jour-là/)
  await expect(boxOf(page, 'Inès Nom01', '10')).toHaveAccessibleName(/séance annulée/)
  await expect(page.getByText('Séance annulée : vendredi 10 octobre (Grève).')).toBeVisible()
  await press(page, 'End', 'ArrowDown', 'p')

  await expect(page.getByText(/Léo Parti n’est pas inscrit le mardi 14 octobre/)).toBeVisible()
  await press(page, 'ArrowLeft', 'a')
  await expect(page.getByText(/La séance du vendredi 10 octobre est annulée/)).toBeVisible()
})

test('ahead of the day an announced absence can be noted, nothing else', async ({
  lend,
  prepare,
  dataFolder,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 1, seances: 1 }))
  const { page } = await lend({ base: databaseFile(dataFolder), today: '2025-10-01' })
  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  const grid = page.getByRole('grid')
  await expect(grid).toBeFocused()

  await press(page, 'p')
  await expect(page.getByText(/n’a pas encore eu lieu/)).toBeVisible()
  await press(page, 'e')
  await expect(page.getByRole('gridcell', { name: /excusé/ })).toBeVisible()

  await expect
    .poll(() => readMois(page, collectifId))
    .toMatchObject({
      presences: [{ etat: 'excuse' }],
      seances: [{ etat: 'prevue' }],
    })
})
