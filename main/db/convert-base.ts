import { renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type OpenKey, writeCles } from './cles.ts'
import { copyPagesTo } from './copy.ts'
import { openKeyOf, openSqlite, removeCles } from './engine.ts'
import { flushFile, flushFolder } from './flush.ts'
import { convert } from './protected-file.ts'
import {
  conversionsOf,
  finishReplacement,
  placeReplacement,
  replacementOf,
  sweepConversions,
} from './replacement.ts'
import { runInWorker } from './run-in-worker.ts'

/** Step of a conversion, told as it begins: a moment at which the computer may stop. */
export type ConversionStep = 'copied' | 'converted' | 'announced' | 'ready' | 'placed'

/**
 * Gives a closed base another protection, or none: its pages are written anew beside it, read through and
 * compared, then take its name in one move. An interruption leaves the base whole for the next opening, either as
 * it was or converted, with the clés that open it. Throws SQLITE_BUSY where another program has it open.
 */
export async function convertBase(
  file: string,
  to: OpenKey | null,
  onStep: (step: ConversionStep) => void = () => undefined,
): Promise<void> {
  finishReplacement(file)
  const [pages, converted] = conversionsOf(file)
  const before = openKeyOf(file)
  const sqlite = openSqlite(file, { fileMustExist: true })
  try {
    // Exclusive lock until the new file takes the name: no write may land in the base being replaced.
    sqlite.pragma('busy_timeout = 1500')
    sqlite.pragma('locking_mode = EXCLUSIVE')
    if (sqlite.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') {
      throw Object.assign(new Error('base in use'), { code: 'SQLITE_BUSY' })
    }
    copyPagesTo(sqlite, pages)
    if (before !== null) writeCles(pages, before.cles)
    onStep('copied')
    await convertAside(pages, converted, to, { isCopy: false })
    flushFile(converted)
    onStep('converted')
    // Write the clés first: an encrypted base without them would be lost.
    if (to !== null) writeCles(file, to.cles)
    onStep('announced')
    renameSync(converted, replacementOf(file))
    flushFolder(dirname(file))
    onStep('ready')
  } catch (error) {
    sweepConversions(file)
    if (before === null) removeCles(file)
    throw error
  } finally {
    sqlite.close()
  }
  try {
    placeReplacement(file)
  } catch (error) {
    if (before === null) removeCles(file)
    throw error
  }
  flushFolder(dirname(file))
  onStep('placed')
  if (to === null) removeCles(file)
  sweepConversions(file)
}

/** Size in bytes from which converting would visibly block the window. */
const LARGE_BYTES = 8_000_000

/** `convert`, in a worker where the file is large. */
export async function convertAside(
  source: string,
  target: string,
  to: OpenKey | null,
  { isCopy }: { readonly isCopy: boolean },
): Promise<void> {
  if (statSync(source).size < LARGE_BYTES) convert(source, target, to, { isCopy })
  else await runInWorker({ genre: 'convert', source, target, to, isCopy })
}
