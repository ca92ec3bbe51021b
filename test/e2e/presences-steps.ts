import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import type { GrilleMois } from '../../shared/ipc/presences.ipc.ts'
import { test as base, expect } from './fixtures.ts'

/** A data folder that the test fills before the app starts on it. */
type Prepared = {
  readonly dataFolder: string
  /** What the app will find when it starts. */
  readonly prepare: <T>(work: (open: OpenDatabase) => Promise<T>) => Promise<T>
}

export const test = base.extend<Prepared>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cartable-presences-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  prepare: async ({ dataFolder }, use) => {
    await use(async (work) => {
      const open = openDatabase(join(dataFolder, 'cartable.sqlite'))
      try {
        return await work(open)
      } finally {
        await open.close()
      }
    })
  },
})

export { expect }

/** The month as the database holds it. */
export async function readMois(page: Page, collectifId: string): Promise<GrilleMois> {
  const input = { collectifId, mois: '2025-10' }
  const found = await page.evaluate(
    (asked) => window.cartable.invoke('presences:findMois', asked),
    input,
  )
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

/** `seance enfant` → état. */
export const recordedIn = (grille: GrilleMois): Readonly<Record<string, string>> =>
  Object.fromEntries(grille.presences.map((p) => [`${p.seanceId} ${p.enfantId}`, p.etat]))

/** What the next undo would act on. */
export const undoLabel = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const state = await window.cartable.invoke('journal:findState', undefined)
    return state.ok ? (state.value.undo?.label ?? null) : null
  })

export const gridOf = (page: Page) =>
  page.getByRole('grid', { name: /^Présences, CE2-CM2, octobre 2025/ })

/** Opens the screen; the grid takes the focus by itself. */
export async function openGrid(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Présences', exact: true }).click()
  await expect(gridOf(page)).toBeFocused()
}

export const boxOf = (page: Page, nom: string, jour: string) =>
  page.getByRole('gridcell', { name: new RegExp(`${nom}, \\S+ ${jour} octobre\\s:`) })

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
