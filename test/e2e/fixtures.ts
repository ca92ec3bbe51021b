import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import BetterSqlite3 from 'better-sqlite3'
import { databaseFile } from '../../main/data-folder.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { installExemple } from '../../main/features/exemple/exemple.service.ts'
import type { CartableApi } from '../../shared/ipc/contract.ts'
import { RESOURCES_FOLDER } from '../builders/a-trame.ts'
import type { DialogAnswers } from '../shell/control.cjs'
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts'

// The page's own declaration does not come through the project reference.
declare global {
  interface Window {
    readonly cartable: CartableApi
  }
}

type Lent = { readonly base?: string; readonly dialogs?: DialogAnswers; readonly today?: string }
type Launch = (options?: LaunchOptions) => Promise<LaunchedApp>

type Fixtures = {
  /** An empty folder for the data of this test, which may start the app on it several times. */
  readonly dataFolder: string
  /**
   * Starts the built app; it is closed when the test ends, which fails if the page complained of
   * anything meanwhile (an error, a style or a script that its security policy refused).
   */
  readonly launch: Launch
  /**
   * An app that the tests of a worker share, on a copy of this base (default: one without any record) and on this day
   * (default: one after the sample year), its page loaded anew: for what a person does in the window. What is about the
   * process (its start, its end, its data folder, the turn of a day) launches an app of its own.
   */
  readonly lend: (given?: Lent) => Promise<LaunchedApp>
  /**
   * An app on the sample year, as it stands once Accueil shows it, on a day after that year unless one is given. It is a
   * lent one, unless its data folder is given.
   */
  readonly launchSample: (
    given?: Omit<Lent, 'base'> & { readonly dataFolder?: string },
  ) => Promise<LaunchedApp>
  /** An empty app that the tests of a file share, its page loaded anew: for what writes nothing and may provoke refusals. */
  readonly attacked: LaunchedApp
  /** The same as `launch` where what is tested is a refusal or a breakdown: complaints of the page are no failure. */
  readonly launchForAttack: Launch
}

type WorkerFixtures = {
  /** The base of a sample year: made once, then copied for each test. */
  readonly sampleBase: string
  readonly emptyBase: string
  readonly emptyApp: LaunchedApp
  readonly lending: Lending
}

/** No séance of the sample year is to come any more, whenever the tests run. */
const AFTER_SAMPLE = '2026-11-23'

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  emptyBase: [async ({}, use) => withBase(async () => undefined, use), { scope: 'worker' }],
  sampleBase: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) =>
      withBase(async (open) => {
        const installed = await installExemple(open, RESOURCES_FOLDER)
        if (!installed.ok) throw new Error(installed.error.code)
      }, use),
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cartable-data-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  // Asks for the folder so as to be undone before it: an app that runs still writes there.
  launch: async ({ dataFolder: _dataFolder }, use) => {
    const launched = await launchAll(use)
    expect(launched.flatMap((app) => app.problems())).toEqual([])
  },
  lend: async ({ lending, emptyBase }, use) => {
    const lent: LaunchedApp[] = []
    await use(async ({ base = emptyBase, dialogs = {}, today = AFTER_SAMPLE } = {}) => {
      const app = await lending.lend({ base, dialogs, today })
      lent.push(app)
      return app
    })
    expect(lent.flatMap((app) => app.problems())).toEqual([])
  },
  launchSample: async ({ launch, lend, sampleBase }, use) => {
    await use(async ({ dataFolder, ...options } = {}) => {
      if (dataFolder !== undefined) copyFileSync(sampleBase, databaseFile(dataFolder))
      const app = await (dataFolder === undefined
        ? lend({ base: sampleBase, ...options })
        : launch({ dataFolder, today: AFTER_SAMPLE, ...options }))
      await app.page.getByRole('heading', { name: 'Présences par mois' }).waitFor()
      return app
    })
  },
  lending: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const lending = createLending()
      await use(lending)
      await lending.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  launchForAttack: async ({}, use) => {
    await launchAll(use)
  },
  emptyApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const app = await launchApp()
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  attacked: async ({ emptyApp }, use) => {
    await emptyApp.page.reload()
    await use(emptyApp)
  },
})

export { expect }

/** Lends the file of a new base that `fill` has filled, and removes it. */
async function withBase(
  fill: (open: OpenDatabase) => Promise<void>,
  use: (file: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-base-'))
  const file = databaseFile(folder)
  const open = openDatabase(file)
  await fill(open)
  await open.close()
  await use(file)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

type Lending = {
  lend(given: Required<Lent>): Promise<LaunchedApp>
  close(): Promise<void>
}

/** Keeps one app running for a worker, and lends it with another base, on another day. */
function createLending(): Lending {
  let app: LaunchedApp | null = null
  return {
    async lend({ base, dialogs, today }) {
      if (app?.page.isClosed()) {
        await app.close()
        app = null
      }
      const lent = app ?? (await launchApp({ today }))
      app = lent
      await lent.renew(() => copyOver(base, databaseFile(lent.dataFolder)), dialogs, today)
      return lent
    },
    close: async () => app?.close(),
  }
}

/** Copies a base over one that an app has open, page by page, as SQLite's own backup does: no connection is in its way. */
async function copyOver(base: string, open: string): Promise<void> {
  const from = new BetterSqlite3(base, { readonly: true })
  await from.backup(open)
  from.close()
}

/** Lends a launcher to the test, then closes what it started. */
async function launchAll(use: (launch: Launch) => Promise<void>): Promise<readonly LaunchedApp[]> {
  const launched: LaunchedApp[] = []
  await use(async (options) => {
    const app = await launchApp(options)
    launched.push(app)
    return app
  })
  for (const app of launched) await app.close()
  return launched
}
