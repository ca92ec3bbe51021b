import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
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
  const isHeadless = !hasSpectator()
  const executablePath = findChromium(isHeadless ? 'headless' : 'window')
  if (executablePath === null) {
    throw new Error(
      'Chromium introuvable : lancez « npm run chromium », ou indiquez CHROMIUM_PATH.',
    )
  }
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  writePreferences(profile)
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
      // A window without tabs nor address bar.
      ...(isHeadless ? [] : ['--app=data:text/html,', '--test-type']),
    ],
  })
  process.stdout.write(`Chromium : http://127.0.0.1:${await readPort(portFile)}\n`)
  return context
}

/** A test answers the dialogs itself and looks through the debugging port. */
function hasSpectator(): boolean {
  if (process.env.CARTABLE_SHELL_CONTROL) return false
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Chromium writes it at its own pace, the port on the first of two lines. */
async function readPort(file: string): Promise<string> {
  for (;;) {
    const [port, address] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (port && address) return port
    await setTimeout(20)
  }
}

/** A Chromium in another language would offer to translate the app. */
function writePreferences(profile: string): void {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(file, JSON.stringify({ translate: { enabled: false } }))
}
