import { existsSync } from 'node:fs'

/** Chromium with a window or without: Debian's headless shell starts and draws for a fifth less work. */
export type Showing = 'window' | 'headless'

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** Path of the headless shell in Debian's package of that name. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

/** A Chromium of this machine, or null; `CHROMIUM_PATH` names one and is then the only one looked at. */
export function findChromium(showing: Showing): string | null {
  const named = process.env.CHROMIUM_PATH
  const whole = PLACES[process.platform] ?? []
  const places = named ? [named] : showing === 'headless' ? [HEADLESS_SHELL, ...whole] : whole
  return places.find((path) => existsSync(path)) ?? null
}
