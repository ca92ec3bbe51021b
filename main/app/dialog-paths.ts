import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import type { FileKind } from '../features/services.ts'

/** A name typed without its extension gets it: Windows adds it by itself, other systems do not. */
export function withExtension(path: string, kinds: readonly FileKind[]): string {
  const extensions = kinds.flatMap((kind) => kind.extensions)
  const isKnown = extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`))
  return isKnown || extensions[0] === undefined ? path : `${path}.${extensions[0]}`
}

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
