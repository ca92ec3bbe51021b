import { join } from 'node:path'
import { app, type BrowserWindow, ClipboardItem, clipboard, dialog, shell } from 'electron'
import type { CopyImage, Dialogs, FileKind, FileOpener } from '../features/services.ts'
import { documentsFolder, withExtension } from './dialog-paths.ts'

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

/** Page of the releases, set by the build (`.config/electron-vite.config.ts`); null when unknown. */
declare const VERSIONS_PAGE: string | null

/**
 * « Vérifier les mises à jour »: the browser opens the page of the releases, the app itself asks the network
 * nothing. False when this build knows no such page, or one that is not https.
 */
export async function openVersions(page: string | null = VERSIONS_PAGE): Promise<boolean> {
  if (page === null || !URL.canParse(page) || new URL(page).protocol !== 'https:') return false
  await shell.openExternal(new URL(page).href)
  return true
}
