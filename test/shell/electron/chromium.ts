import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '../find-chromium.ts'

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Opens Chromium on its own profile and prints the address by which a test attaches to it
 * (`chromium.connectOverCDP`). A window is shown when there is a display.
 */
export async function launchChromium(
  profile: string,
  size: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (executablePath === null) {
    throw new Error(
      'Chromium introuvable : lancez « npm run chromium », ou indiquez CHROMIUM_PATH.',
    )
  }
  const isHeadless =
    process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: isHeadless,
    viewport: isHeadless ? size : null,
    // Chromium refuses its own sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    locale: 'fr-FR',
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      ...QUIET,
      `--window-size=${size.width},${size.height}`,
      '--remote-debugging-address=127.0.0.1',
      '--remote-debugging-port=0',
    ],
  })
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  process.stdout.write(`Chromium : http://127.0.0.1:${port}\n`)
  return context
}
