import { existsSync, renameSync, rmSync, statSync } from 'node:fs'

/** Where the file that takes the place of a base stands, complete, until it does. */
export const replacementOf = (file: string): string => `${file}.nouvelle`

/** What is made of a base while it is being protected, or not any more: the pages as they were, then converted. */
export const conversionsOf = (file: string): readonly [string, string] => [
  `${file}.conversion`,
  `${file}.convertie`,
]

/** What SQLite keeps beside the base that goes. */
const PARTS = ['-wal', '-shm', '-journal']
const GONE = '.ancien'

/**
 * Gives a base the file that waits at `replacementOf(file)`. Whatever stops it, the next opening finds either the old
 * base with all that goes with it, or the new one alone. Throws what the disk says, the old one being as it was.
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

/** Ends what `placeReplacement` was doing when the app stopped: asked before a base is opened. Tried again if it fails. */
export function finishReplacement(file: string): void {
  if (statSync(replacementOf(file), { throwIfNoEntry: false })?.isFile() === true) {
    for (const part of PARTS) rmSync(`${file}${part}`, { force: true })
    renameSync(replacementOf(file), file)
  }
  sweep(file)
}

function sweep(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}${GONE}`, { force: true })
  sweepConversions(file)
}

/** Removes what a conversion that was cut short left: it begins again, or is given up. */
export function sweepConversions(file: string): void {
  for (const one of conversionsOf(file)) {
    for (const part of ['', ...PARTS, '.cles.json', '.cles.json.partiel']) {
      rmSync(`${one}${part}`, { force: true })
    }
  }
}
