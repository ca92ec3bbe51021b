import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile } from '../../main/data-folder.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { installExemple } from '../../main/features/exemple/exemple.service.ts'
import { receiveContributions } from '../../main/features/reseau/reseau.service.ts'
import { aDayAfterAbsences } from '../builders/a-day.ts'
import { aNetwork } from '../builders/a-network.ts'
import { RESOURCES_FOLDER } from '../builders/a-trame.ts'
import { buildLargeDossier } from '../builders/large-dossier.ts'
import { type LaunchedApp, launchApp } from '../e2e/launch-app.ts'
import { startSampleYear } from '../e2e/steps.ts'
import type { Scene } from './scene.ts'
import { JOURNEE, PANELS, PRINTS, RESEAU, SCREENS, SHEETS } from './scenes.ts'

/** A state of the app, and what is looked at in it. */
export type Stage = {
  /** Begins the name of its pictures. */
  readonly name: string
  /** Before the scenes: they find the app as this leaves it. */
  readonly open: (app: LaunchedApp) => Promise<unknown>
  readonly scenes: readonly Scene[]
  /** Put in the data folder before the app starts. */
  readonly prepare?: (dataFolder: string) => Promise<void>
  /** The day that the app takes itself to be. Default: today. */
  readonly today?: string
}

/** The tables that the frame of the window reads: without the others, every screen has to say so. */
const KEPT = ['structure', 'annee', 'action', 'operation', 'operation_change']

export const STAGES: readonly Stage[] = [
  {
    name: 'premier-demarrage',
    open: async () => undefined,
    scenes: [
      { name: 'bienvenue', at: '' },
      {
        name: 'questions-refusees',
        at: '',
        steps: async ({ page }) => {
          await page.getByRole('button', { name: 'Commencer une année' }).click()
          await page.getByRole('button', { name: 'Commencer l’année' }).click()
        },
      },
    ],
  },
  { name: 'vide', open: startEmpty, scenes: SCREENS },
  {
    name: 'exemple',
    open: ({ page }) => startSampleYear(page),
    scenes: [...SCREENS, ...PRINTS, ...SHEETS, ...PANELS],
  },
  {
    name: 'journee',
    today: '2025-10-07',
    prepare: (dataFolder) => writeBase(dataFolder, aDayAfterAbsences),
    open: screensThere,
    scenes: JOURNEE,
  },
  {
    name: 'longue',
    prepare: writeLargeYear,
    open: screensThere,
    scenes: [...SCREENS, ...PRINTS],
  },
  {
    name: 'reseau',
    today: '2026-06-30',
    prepare: (dataFolder) => writeBase(dataFolder, aTownDesk),
    open: screensThere,
    scenes: RESEAU,
  },
  {
    name: 'en-panne',
    open: async (app) => {
      await startEmpty(app)
      breakTables(app.dataFolder)
    },
    scenes: SCREENS,
  },
]

/** The sample year on a working day of January, for the pictures of the help. */
export const AIDE_STAGE: Stage = {
  name: 'aide',
  today: '2026-01-13',
  prepare: async (dataFolder) => {
    const open = openDatabase(databaseFile(dataFolder))
    const installed = await installExemple(open, RESOURCES_FOLDER)
    if (!installed.ok) throw new Error(`sample year: ${installed.error.code}`)
    await open.close()
  },
  open: screensThere,
  scenes: [],
}

/** Starts the app in that state, on a data folder of its own. */
export async function openStage({ open, prepare, today }: Stage): Promise<LaunchedApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cartable-screens-'))
  await prepare?.(dataFolder)
  const app = await launchApp({ dataFolder, ...(today === undefined ? {} : { today }) })
  await open(app)
  return {
    ...app,
    async close() {
      await app.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function startEmpty(app: LaunchedApp): Promise<void> {
  const { page } = app
  await page.getByRole('button', { name: 'Commencer une année' }).click()
  await page.getByRole('textbox', { name: 'Nom de la structure' }).fill('Centre social du Moulin')
  await page.getByRole('button', { name: 'Commencer l’année' }).click()
  await screensThere(app)
}

function screensThere({ page }: LaunchedApp): Promise<void> {
  return page.getByRole('navigation', { name: 'Navigation principale' }).waitFor()
}

/** The sample year of a centre that also received what twelve porteurs sent over three années. */
async function aTownDesk(open: OpenDatabase): Promise<void> {
  await installExemple(open, RESOURCES_FOLDER)
  const contributions = [...aNetwork({ porteurs: 12, annees: 10 })].filter(
    ({ annee }) => annee.debut >= '2023',
  )
  await receiveContributions(open.db, contributions, new Date('2026-07-01T08:00:00Z'))
}

function writeLargeYear(dataFolder: string): Promise<void> {
  return writeBase(dataFolder, async (open) => {
    const written = await importDossier(open, buildLargeDossier({ actions: 2 }), {
      remplacer: false,
    })
    if (!written.ok) throw new Error(`large year: ${written.error.code}`)
  })
}

async function writeBase(
  dataFolder: string,
  write: (open: OpenDatabase) => Promise<unknown>,
): Promise<void> {
  mkdirSync(dataFolder, { recursive: true })
  const open = openDatabase(databaseFile(dataFolder))
  await write(open)
  await open.close()
}

function breakTables(dataFolder: string): void {
  const { sqlite } = openDatabase(databaseFile(dataFolder))
  sqlite.pragma('legacy_alter_table = on')
  const tables = sqlite
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
    .all()
    .filter(({ name }) => !KEPT.includes(name) && !/^(sqlite|kysely)_/.test(name))
  for (const { name } of tables) sqlite.exec(`alter table "${name}" rename to "gone_${name}"`)
  sqlite.close()
}
