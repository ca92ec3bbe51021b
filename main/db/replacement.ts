import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { readCles } from './cles.ts'
import { isPlain } from './engine.ts'

/** Path of a complete file that waits to take the place of a base. */
export const replacementOf = (file: string): string => `${file}.nouvelle`

/** Paths of the working files of a conversion: the pages as they were, then converted. */
export const conversionsOf = (file: string): readonly [string, string] => [
  `${file}.conversion`,
  `${file}.convertie`,
]

/** Suffixes of SQLite's files beside the base that is replaced. */
const PARTS = ['-wal', '-shm', '-journal']
const GONE = '.ancien'

/**
 * Replaces a base by the file that waits at `replacementOf(file)`. After an interruption, the next opening finds either
 * the old base with its own files, or the new one alone. Throws the disk's error, the old base being intact.
 */
export function placeReplacement(file: string): void {
  const moved: string[] = []
  try {
    for (const part of PARTS) {
      if (!existsSync(`${file}${part}`)) continue
      renameSync(`${file}${part}`, `${file}${part}${GONE}`)
      moved.push(part)
    }
    renameSync(replacementOf(file), file)
  } catch (error) {
    for (const part of moved) renameSync(`${file}${part}${GONE}`, `${file}${part}`)
    rmSync(replacementOf(file), { force: true })
    throw error
  }
  sweep(file)
}

/**
 * Ends a `placeReplacement` that was cut short: called before a base is opened, and tried again if it fails. A waiting
 * file that is no base (lost by a disk in a power cut, or put there by another program) never takes the place of one.
 */
export function finishReplacement(file: string): void {
  if (isBase(replacementOf(file), file)) {
    for (const part of PARTS) rmSync(`${file}${part}`, { force: true })
    renameSync(replacementOf(file), file)
  }
  sweep(file)
}

/** Whether the file is a base: sound where it is plain; of whole pages, the clés of `base` being there, where encrypted. */
function isBase(file: string, base: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true || found.size === 0 || found.size % SMALLEST_PAGE !== 0) return false
  if (!isPlain(file)) return readCles(base) !== null
  const sqlite = new BetterSqlite3(file, { readonly: true })
  try {
    return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|ERROR)/.test((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    sqlite.close()
  }
}

const SMALLEST_PAGE = 512

function sweep(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}${GONE}`, { force: true })
  sweepConversions(file)
}

/** Removes the files of a conversion cut short: it begins again, or is given up. */
export function sweepConversions(file: string): void {
  for (const one of conversionsOf(file)) {
    for (const part of ['', ...PARTS, '.cles.json', '.cles.json.partiel']) {
      rmSync(`${one}${part}`, { force: true })
    }
  }
}
