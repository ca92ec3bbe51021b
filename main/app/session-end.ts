import type { BrowserWindow } from 'electron'
import { send } from '../ipc/send.ts'

/** Time given to a page to save the open field and its drafts, which are kept every 400 ms. */
const GRACE_MS = 1000

/**
 * Closes the window when Windows ends the session (shutdown, restart, log-off): `beforeunload` and `will-quit`
 * do not run there. The page leaves its field, which saves it; then the window goes without asking, and the base
 * closes with the app. Unsaved forms are found again as drafts.
 */
export function closeAtSessionEnd(
  window: Pick<BrowserWindow, 'on' | 'destroy' | 'isDestroyed' | 'webContents'>,
  wait: (run: () => void, ms: number) => void = setTimeout,
): void {
  window.on('query-session-end', (event) => {
    event.preventDefault()
    send(window.webContents, 'app:sessionEnds', null)
    wait(() => {
      if (!window.isDestroyed()) window.destroy()
    }, GRACE_MS)
  })
}
