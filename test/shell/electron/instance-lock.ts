import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

let held: string | null = null

/**
 * Claims the lock of a folder for this process, by a file that holds its number. A second process
 * is refused, and wakes the first by a signal, which calls `onSecond`.
 */
export function claimLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'shell.lock')
  const holder = readHolder(file)
  if (holder !== null && isAlive(holder)) {
    process.kill(holder, 'SIGUSR2')
    return false
  }
  rmSync(file, { force: true })
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    // Another process took it between the two lines above.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  held = file
  process.on('SIGUSR2', onSecond)
  return true
}

export function releaseLock(): void {
  if (held !== null) rmSync(held, { force: true })
}

function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}
