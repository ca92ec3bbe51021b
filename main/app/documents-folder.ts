import { existsSync } from 'node:fs'
import { homedir } from 'node:os'

/**
 * Folder where dialogs open: the user's documents, or her home folder when « Documents » was moved to a place
 * that is absent (a OneDrive or a network drive that is off), for which Electron throws.
 */
export function documentsFolder(ask: () => string, home: string = homedir()): string {
  try {
    const folder = ask()
    return existsSync(folder) ? folder : home
  } catch {
    return home
  }
}
