import { mkdirSync } from 'node:fs'
import { app } from 'electron'
import type { AppPaths } from './paths.ts'

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
