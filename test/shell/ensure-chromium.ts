import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'

const BY_HAND =
  'Install Chromium (on Debian: apt-get install chromium fonts-liberation) or set CHROMIUM_PATH.'

/** Path of a Chromium; installs Debian's where the machine lets us, throws a sentence where it does not. */
export function ensureChromium(): string {
  const known = findChromium()
  if (known !== null) return known
  if (process.env.CHROMIUM_PATH) {
    throw new Error(`CHROMIUM_PATH names a file that is not there: ${process.env.CHROMIUM_PATH}`)
  }
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`No Chromium on this machine. ${BY_HAND}`)
  if (process.getuid?.() !== 0) {
    throw new Error(`No Chromium here, and installing it takes root's rights. ${BY_HAND}`)
  }
  process.stdout.write('No Chromium here: installing Debian’s…\n')
  run('apt-get', 'update')
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation')
  const installed = findChromium()
  if (installed === null) throw new Error(`apt-get ended without giving a Chromium. ${BY_HAND}`)
  return installed
}

function run(command: string, ...args: string[]): void {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (error !== undefined || status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed. ${BY_HAND}`, { cause: error })
  }
}

if (import.meta.main) process.stdout.write(`Chromium: ${ensureChromium()}\n`)
