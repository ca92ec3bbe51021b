import { existsSync } from 'node:fs'

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

/** A Chromium of this machine, or null; `CHROMIUM_PATH` names one and is then the only one looked at. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  const places = named ? [named] : (PLACES[process.platform] ?? [])
  return places.find((path) => existsSync(path)) ?? null
}
