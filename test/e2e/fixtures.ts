import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { databaseFile } from '../../main/data-folder.ts'
import { openDatabase } from '../../main/db/open.ts'
import { installExemple } from '../../main/features/exemple/exemple.service.ts'
import type { CartableApi } from '../../shared/ipc/contract.ts'
import { RESOURCES_FOLDER } from '../builders/a-trame.ts'
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts'

// The page's own declaration does not come through the project reference.
declare global {
  interface Window {
    readonly cartable: CartableApi
  }
}

type Launch = (options?: LaunchOptions) => Promise<LaunchedApp>

type Fixtures = {
  /** An empty folder for the data of this test, which may start the app on it several times. */
  readonly dataFolder: string
  /**
   * Starts the built app; it is closed when the test ends, which fails if the page complained of
   * anything meanwhile (an error, a style or a script that its security policy refused).
   */
  readonly launch: Launch
  /** The same, on the sample year, as it stands once Accueil shows it, on a day after that year. */
  readonly launchSample: Launch
  /** An empty app that the tests of a file share, its page loaded anew: for what writes nothing and may provoke refusals. */
  readonly attacked: LaunchedApp
  /** The same as `launch` where what is tested is a refusal or a breakdown: complaints of the page are no failure. */
  readonly launchForAttack: Launch
}

type WorkerFixtures = {
  /** The base of a sample year: made once, then copied for each test. */
  readonly sampleBase: string
  readonly emptyApp: LaunchedApp
}

/** No séance of the sample year is to come any more, whenever the tests run. */
const AFTER_SAMPLE = '2026-11-23'

export const test = base.extend<Fixtures, WorkerFixtures>({
  sampleBase: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'cartable-exemple-'))
      const file = databaseFile(folder)
      const open = openDatabase(file)
      const installed = await installExemple(open, RESOURCES_FOLDER)
      await open.close()
      if (!installed.ok) throw new Error(installed.error.code)
      await use(file)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
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
  launchSample: async ({ launch, dataFolder, sampleBase }, use) => {
    await use(async (options) => {
      copyFileSync(sampleBase, databaseFile(dataFolder))
      const app = await launch({ dataFolder, today: AFTER_SAMPLE, ...options })
      await app.page.getByRole('heading', { name: 'Présences par mois' }).waitFor()
      return app
    })
  },
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
