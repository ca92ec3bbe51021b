import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, HEADLESS_SHELL, type Showing } from './find-chromium.ts'

const PACKAGES: Record<Showing, string> = {
  window: 'chromium',
  headless: 'chromium-headless-shell',
}
const BY_HAND =
  'Install Chromium (on Debian: apt-get install chromium fonts-liberation) or set CHROMIUM_PATH.'

/**
 * Path of a Chromium. Installs Debian's where the machine lets us; throws a sentence where none is there
 * nor can come. Without a window, the headless shell is preferred to a whole Chromium that is there already.
 */
export function ensureChromium(showing: Showing): string {
  const known = findChromium(showing)
  if (known !== null && (process.env.CHROMIUM_PATH || showing === 'window')) return known
  if (known === HEADLESS_SHELL) return known
  if (process.env.CHROMIUM_PATH) {
    throw new Error(`CHROMIUM_PATH names a file that is not there: ${process.env.CHROMIUM_PATH}`)
  }
  const hasApt = existsSync('/usr/bin/apt-get')
  const mayInstall = hasApt && process.getuid?.() === 0
  if (mayInstall) {
    process.stdout.write('Installing Debian’s Chromium…\n')
    const isDone = install(PACKAGES[showing])
    if (!isDone && known === null) throw new Error(`apt-get failed. ${BY_HAND}`)
  }
  const found = findChromium(showing)
  if (found !== null) return found
  if (!hasApt) throw new Error(`No Chromium on this machine. ${BY_HAND}`)
  throw new Error(`No Chromium here, and installing it takes root's rights. ${BY_HAND}`)
}

/** Installs a package; false when Debian's archive, or its lock, is out of reach (its errors go to the terminal). */
function install(browser: string): boolean {
  return (
    runApt('update') &&
    runApt('install', '-y', '--no-install-recommends', browser, 'fonts-liberation')
  )
}

function runApt(...args: string[]): boolean {
  const { status } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=60', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

if (import.meta.main) process.stdout.write(`Chromium: ${ensureChromium('headless')}\n`)
