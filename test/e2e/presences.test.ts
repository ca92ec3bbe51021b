import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import type { EtatPresence } from '../../shared/domain/listes.ts'
import type { GrilleMois } from '../../shared/ipc/presences.ipc.ts'
import { aRegister } from '../builders/a-register.ts'
import { anEnfant, anInscription, aSeance } from '../builders/records.ts'
import { expect, test } from './fixtures.ts'

const MOIS = '2025-10'
const ETATS = ['present', 'absent', 'excuse'] as const
const KEYS = { present: 'p', absent: 'a', excuse: 'e' } as const

let dataFolder: string

test.beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cartable-presences-'))
})

test.afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

/** What the app will find when it starts. */
async function prepare<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = openDatabase(join(dataFolder, 'cartable.sqlite'))
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

/** Mixed, and the same on every run. */
const etatFor = (row: number, col: number): EtatPresence =>
  ETATS[(row * 7 + col * 3 + ((row * col) % 5)) % 3] ?? 'present'

async function readMois(page: Page, collectifId: string): Promise<GrilleMois> {
  const found = await page.evaluate(
    (input) => window.cartable.invoke('presences:findMois', input),
    {
      collectifId,
      mois: MOIS,
    },
  )
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

/** `seance enfant` → état, as the database holds them. */
const recordedIn = (grille: GrilleMois): Readonly<Record<string, string>> =>
  Object.fromEntries(grille.presences.map((p) => [`${p.seanceId} ${p.enfantId}`, p.etat]))

const gridOf = (page: Page) => page.getByRole('grid', { name: /^Présences, CE2-CM2, octobre 2025/ })

async function openGrid(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  await expect(gridOf(page)).toBeFocused()
}

const boxOf = (page: Page, nom: string, jour: string) =>
  page.getByRole('gridcell', { name: new RegExp(`${nom}, \\S+ ${jour} octobre\\s:`) })

const undoLabel = (page: Page) =>
  page.evaluate(async () => {
    const state = await window.cartable.invoke('journal:findState', undefined)
    return state.ok ? (state.value.undo?.label ?? null) : null
  })

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('attendance of 15 enfants over 8 séances takes at most 130 key presses and no mouse', async ({
  launch,
}) => {
  const { collectifId, enfantIds, seanceIds } = await prepare((open) =>
    aRegister(open, { enfants: 15, seances: 8 }),
  )
  const { page } = await launch({ dataFolder })
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
  launch,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 3, seances: 2 }))
  const { page } = await launch({ dataFolder })
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

test('a letter fills a selection in one operation; Suppr empties it', async ({ launch }) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 4, seances: 3 }))
  const { page } = await launch({ dataFolder })
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

test('« tous présents » fills only the unknown of its séance', async ({ launch }) => {
  const { collectifId, enfantIds, seanceIds } = await prepare((open) =>
    aRegister(open, { enfants: 4, seances: 2 }),
  )
  const { page } = await launch({ dataFolder })
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
  launch,
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
  const { page } = await launch({ dataFolder })
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

test('ahead of the day an announced absence can be noted, nothing else', async ({ launch }) => {
  const jour = new Date(Date.now() + 86_400_000 * 20).toISOString().slice(0, 10)
  const { collectifId } = await prepare(async (open) => {
    const made = await aRegister(open, { enfants: 1, seances: 0 })
    await open.db
      .updateTable('annee')
      .set({ fin: `${Number(jour.slice(0, 4)) + 1}-08-31` })
      .execute()
    await aSeance(open.db, { collectif_id: made.collectifId, date: jour, etat: 'prevue' })
    return made
  })
  const { page } = await launch({ dataFolder })
  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  const grid = page.getByRole('grid')
  await expect(grid).toBeFocused()

  await press(page, 'p')
  await expect(page.getByText(/n’a pas encore eu lieu/)).toBeVisible()
  await press(page, 'e')
  await expect(page.getByRole('gridcell', { name: /excusé/ })).toBeVisible()

  const saved = await page.evaluate(
    (input) => window.cartable.invoke('presences:findMois', input),
    { collectifId, mois: jour.slice(0, 7) },
  )
  expect(saved).toMatchObject({
    ok: true,
    value: { presences: [{ etat: 'excuse' }], seances: [{ etat: 'prevue' }] },
  })
})

test('with the mouse alone: a click goes round the états, a drag selects for the buttons', async ({
  launch,
}) => {
  const { collectifId } = await prepare((open) => aRegister(open, { enfants: 4, seances: 2 }))
  const { page } = await launch({ dataFolder })
  await openGrid(page)
  const recorded = async () => Object.values(recordedIn(await readMois(page, collectifId)))

  const ines = boxOf(page, 'Inès Nom01', '7')
  for (const name of [/présent/, /absent/, /excusé/, /inconnu/]) {
    await ines.click()
    await expect(ines).toHaveAccessibleName(name)
  }
  await boxOf(page, 'Adam Nom02', '7').hover()
  await page.mouse.down()
  await boxOf(page, 'Noé Nom04', '10').hover()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Absent', exact: true }).click()

  await expect.poll(recorded).toEqual(Array.from({ length: 6 }, () => 'absent'))
  await expect(gridOf(page)).toBeFocused()
})

test('a late arrival is a note on the box: typed, marked, read again, corrected', async ({
  launch,
}) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 1 }))
  const { page } = await launch({ dataFolder })
  await openGrid(page)
  const ines = boxOf(page, 'Inès Nom01', '7')

  await press(page, 'n')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Arrivée à 17 h')
  await press(page, 'Enter')
  await expect(ines).toHaveAccessibleName(/présent, note\s: Arrivée à 17 h/)
  await expect(gridOf(page)).toBeFocused()
  await press(page, 'a')
  await expect(ines).toHaveAccessibleName(/absent, note\s: Arrivée à 17 h/)

  await ines.click({ button: 'right' })
  await page.getByRole('textbox', { name: 'Note' }).fill('x'.repeat(301))
  await press(page, 'Enter')
  await expect(page.getByText(/Cette note compte 301 signes/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('')
  await press(page, 'Enter')
  await expect(ines).toHaveAccessibleName(/absent$/)
})

test('a register to fill is two clicks from Accueil, and leaves the list once filled', async ({
  launch,
}) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 3 }))
  const { page } = await launch({ dataFolder })

  await page.getByRole('link', { name: /registres de présence à saisir/ }).click()
  await expect(page.getByRole('row', { name: /octobre/ })).toHaveCount(3)
  await page.getByRole('link', { name: /vendredi 10 octobre/ }).click()
  await expect(gridOf(page)).toBeFocused()
  await press(page, 'p', 'a')
  await expect(boxOf(page, 'Adam Nom02', '10')).toHaveAccessibleName(/absent/)
  await page.getByText('Registres à saisir').click()

  await expect(page.getByRole('row', { name: /octobre/ })).toHaveCount(2)
  await expect(page.getByRole('link', { name: /vendredi 10 octobre/ })).toHaveCount(0)
})

test('what could not be saved stays on screen, says why, and can be let go', async ({ launch }) => {
  await prepare((open) => aRegister(open, { enfants: 2, seances: 2 }))
  const { page } = await launch({ dataFolder })
  await openGrid(page)
  const other = openDatabase(join(dataFolder, 'cartable.sqlite'))
  await other.db.deleteFrom('seance').where('date', '=', '2025-10-07').execute()
  await other.close()

  await press(page, 'p', 'a')
  await expect(page.getByRole('alert')).toContainText('Cette séance n’existe plus')
  await expect(boxOf(page, 'Adam Nom02', '7')).toHaveAccessibleName(/absent/)
  await page.getByRole('button', { name: 'Reprendre la grille enregistrée' }).click()

  await expect(page.getByRole('columnheader', { name: /mardi 7 octobre/ })).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('months follow one another by keyboard, empty ones too', async ({ launch }) => {
  await prepare((open) => aRegister(open, { enfants: 1, seances: 1 }))
  const { page } = await launch({ dataFolder })
  await openGrid(page)

  await press(page, 'Control+PageDown')
  await expect(page.getByText('Aucune séance en novembre 2025')).toBeVisible()
  await press(page, 'Control+PageUp')

  await expect(gridOf(page)).toBeFocused()
})

test('the sheets print alone, on A4 landscape, with a line per enfant', async ({ launch }) => {
  await prepare((open) => aRegister(open, { enfants: 15, seances: 8 }))
  const { page } = await launch({ dataFolder })
  await openGrid(page)
  await press(page, 'p')
  await page.evaluate(() => {
    window.print = () => {}
  })
  const printed = async (item: RegExp | string) => {
    await page.getByRole('button', { name: 'Imprimer' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('main')).toBeHidden()
    // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out, line by line
    const text = await page.locator('[data-feuille]').innerText()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    await page.emulateMedia({ media: 'screen' })
    return { text, box: /\/MediaBox \[([^\]]+)\]/.exec(pdf.toString('latin1'))?.[1] }
  }

  const blank = await printed(/à remplir à la main/)
  const filled = await printed(/remplie$/)
  const seance = await printed('mardi 7 octobre')

  expect(blank.box?.split(' ').map((side) => Math.round(Number(side)))).toEqual([0, 0, 842, 595])
  for (const { text } of [blank, filled, seance]) {
    expect(text).toContain('Centre social Les Trois Ponts')
    expect(text).toContain('CE2-CM2')
    expect(text.match(/Nom\d\d/g)).toHaveLength(15)
  }
  expect(blank.text).toContain('Signature des intervenants')
  expect(blank.text).not.toMatch(/^P$/m)
  expect(filled.text).toContain('1 en tout')
  expect(seance.text).toMatch(/Arrivée\s+Départ\s+Signature/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on Présences, in every state, ${colorScheme}`, async ({ launch }) => {
    await prepare(async (open) => {
      const { collectifId, seanceIds, enfantIds } = await aRegister(open, {
        enfants: 6,
        seances: 3,
      })
      const rows = ETATS.map((etat, index) => ({
        seance_id: seanceIds[0] ?? '',
        enfant_id: enfantIds[index] ?? '',
        etat,
        note: index === 0 ? 'Arrivée à 17 h' : null,
      }))
      await open.db.insertInto('presence').values(rows).execute()
      await aSeance(open.db, { collectif_id: collectifId, date: '2025-10-21', etat: 'annulee' })
    })
    const { page } = await launch({ dataFolder })
    await page.emulateMedia({ colorScheme })
    const expectNothing = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
      )
      expect(found, where).toEqual([])
    }

    await openGrid(page)
    await expectNothing('grid')
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight')
    await expectNothing('selection')
    await press(page, 'n')
    await page.getByRole('textbox', { name: 'Note' }).waitFor()
    await expectNothing('note')
    await press(page, 'Escape')
    await page.getByRole('button', { name: 'Imprimer' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await expectNothing('print menu')
    await press(page, 'Escape')
    await page.getByText('Registres à saisir').click()
    await page.getByRole('table', { name: 'Registres à saisir' }).waitFor()
    await expectNothing('registers')
    await page.getByText('Grille du mois').click()
    await gridOf(page).waitFor()
    await page.getByRole('button', { name: 'Mois suivant' }).click()
    await page.getByText('Aucune séance en novembre 2025').waitFor()
    await expectNothing('no séance')
  })
}
