import { type BrowserWindow, Menu } from 'electron'
import { send } from '../ipc/send.ts'
import { menuTemplate } from './menu.ts'
import type { AppPaths } from './paths.ts'
import { openFolder } from './show-start-up-failure.ts'

/** Puts the menu bar over the window. */
export function installMenu(window: BrowserWindow, paths: AppPaths, lock: () => void): void {
  const template = menuTemplate({
    openBackups: () => void openFolder(paths.backups),
    lock,
    openLogs: () => void openFolder(paths.logs),
    verify: async () => {
      const { showVerification } = await import('./verification.ts')
      await showVerification(window, paths)
    },
    showAide: (page) => send(window.webContents, 'app:aideAsked', { page }),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
