import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowPlace } from './window-state.ts'

/** Restrictions of every page of the app. */
const PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Chromium fetches its dictionaries from the network, and the app makes no call.
  spellcheck: false,
} as const

/** Settings of a page that is printed and never shown: no preload, no script. */
export function pageOptions() {
  return {
    show: false,
    webPreferences: { ...PREFERENCES, javascript: false },
  } satisfies BrowserWindowConstructorOptions
}

/**
 * Settings of the one window that is shown. The defaults of Electron are written out all the same: a test holds
 * them, so that neither an upgrade nor a hurry changes one in silence.
 */
export function windowOptions(place: WindowPlace, preload: string) {
  return {
    ...place,
    title: 'Cartable',
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: { preload, ...PREFERENCES },
  } satisfies BrowserWindowConstructorOptions
}
