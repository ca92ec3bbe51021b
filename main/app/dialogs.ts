import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, ClipboardItem, clipboard, dialog, shell } from 'electron'
import type { CopyImage, Dialogs, FileKind, FileOpener } from '../features/services.ts'

/** The computer's own dialogs, attached to the window so that none gets lost behind it. */
export function createDialogs(parent: BrowserWindow): Dialogs {
  return {
    async chooseFolder({ title, button }) {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        title,
        defaultPath: documentsFolder(askDocuments),
        properties: ['openDirectory', 'createDirectory'],
        ...(button === undefined ? {} : { buttonLabel: button }),
      })
      return filePaths[0] ?? null
    },
    async chooseFile({ title, kinds }) {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        title,
        defaultPath: documentsFolder(askDocuments),
        properties: ['openFile'],
        filters: kinds.map(toFilter),
      })
      return filePaths[0] ?? null
    },
    async saveFile({ title, name, kinds }) {
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title,
        defaultPath: join(documentsFolder(askDocuments), name),
        filters: kinds.map(toFilter),
      })
      return canceled ? null : withExtension(filePath, kinds)
    },
  }
}

const askDocuments = (): string => app.getPath('documents')

const toFilter = ({ name, extensions }: FileKind) => ({ name, extensions: [...extensions] })

/** Opens files with their usual program. Electron reports a failure as a sentence, empty when the file was opened. */
export const fileOpener: FileOpener = {
  open: async (path) => (await shell.openPath(path)) === '',
  showInFolder: (path) => shell.showItemInFolder(path),
}

/** Copies a picture to the clipboard. Electron refuses an invalid picture, and a clipboard held by another program. */
export const copyImage: CopyImage = async (png) => {
  const picture = new Blob([new Uint8Array(png)], { type: 'image/png' })
  try {
    await clipboard.write([new ClipboardItem({ [picture.type]: picture })])
    return true
  } catch {
    return false
  }
}

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
