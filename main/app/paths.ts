import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { databaseFile } from '../data-folder.ts'
import { backupsOf } from '../db/backups.ts'

/** Every place of the disk that the window's process uses. */
export type AppPaths = ReturnType<typeof appPaths>

/**
 * `data` is the user's (see `main/data-folder.ts`), `appRoot` the app's own, read-only folder: the
 * checkout, or `app.asar` once packaged.
 */
export function appPaths(data: string, appRoot: string) {
  return {
    data,
    database: databaseFile(data),
    backups: backupsOf(databaseFile(data)),
    logs: join(data, 'logs'),
    /** Chromium's own files: apart, so that the user's folder holds only what is hers. */
    session: join(data, 'session'),
    windowState: join(data, 'window.json'),
    preload: join(appRoot, 'out', 'preload', 'preload.cjs'),
    renderer: join(appRoot, 'out', 'renderer'),
    resources: join(appRoot, 'resources'),
    /** Lists of the packages in each bundle, with their licences, written by the build. */
    licences: ['main', 'renderer'].map((part) => join(appRoot, 'out', part, 'licences.json')),
    /** The native files of the database, one per kind of computer. */
    engine: join(appRoot, 'node_modules', 'better-sqlite3', 'prebuilds'),
    /** Native files of the encrypting twin: loaded only for a base that has a password. */
    cipherEngine: join(appRoot, 'node_modules', 'better-sqlite3-multiple-ciphers', 'prebuilds'),
  } as const
}

/**
 * Sets the folders that Electron writes in, and takes the data folder for this process alone: false
 * when another Cartable has it. Throws when the folder cannot be made.
 */
export function claimFolders(paths: AppPaths): boolean {
  // Electron refuses a path that is not there.
  mkdirSync(paths.session, { recursive: true })
  app.setPath('userData', paths.data)
  app.setPath('sessionData', paths.session)
  return app.requestSingleInstanceLock()
}

const OPTION = '--verification'

/** The file of `Cartable.exe --verification FILE`, where the report goes; null in an ordinary start. */
export function verificationFile(argv: readonly string[]): string | null {
  const at = argv.indexOf(OPTION)
  return at < 0 ? null : (argv[at + 1] ?? null)
}
