import { BrowserWindow, screen } from 'electron'
import type { Log } from './log.ts'
import { INDEX_URL } from './origin.ts'
import type { AppPaths } from './paths.ts'
import { windowOptions } from './window-options.ts'
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts'

const ours = new Set<number>()

/** Whether the web contents of that id belong to a window opened here: the only ones that may call main. */
export const isOurWindow = (webContentsId: number): boolean => ours.has(webContentsId)

/**
 * Opens the window on the app's page, shows it once drawn and `usable`, remembers its place when it closes.
 */
export function openWindow(paths: AppPaths, log: Log, usable: Promise<unknown>): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const state = readWindowState(paths.windowState)
  const place = placeWindow(state, [main.workArea, ...others.map(({ workArea }) => workArea)])

  const window = new BrowserWindow(windowOptions(place, paths.preload))
  const { id } = window.webContents
  ours.add(id)
  window.once('closed', () => ours.delete(id))
  window.on('close', () => rememberPlace(window, paths.windowState, log))
  window.once('ready-to-show', async () => {
    await usable
    if (window.isDestroyed()) return
    if (state?.isMaximized) window.maximize()
    window.show()
  })
  void loadPage(window)
  return window
}

/** Draws the app's page; gives up in silence only when a reload has taken over. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(INDEX_URL)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ABORTED') throw error
  }
}

function rememberPlace(window: BrowserWindow, file: string, log: Log): void {
  try {
    writeWindowState(file, { ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  } catch (error) {
    // Not worth keeping the window open: the next start uses the usual place.
    log.fault('window place', error)
  }
}

/** Brings the window back before the user's eyes: she started the app a second time. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
