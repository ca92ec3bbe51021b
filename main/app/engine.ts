import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** SHA-256 of each native file of an engine, by its name. */
type Digests = Readonly<Record<string, string>>

/** Digests of each engine's native files, by package; set by the build (`.config/electron-vite.config.ts`). */
declare const ENGINE_DIGESTS: Readonly<Record<string, Digests>>

/** The engine of the database is not the one that Cartable was built with: it is not loaded. */
export class AlteredEngineError extends Error {
  override readonly name = 'AlteredEngineError'
}

/**
 * Checks a native file of the app before it is loaded, since the app's integrity fuse does not cover it; `folder` is
 * that of its package. Throws `AlteredEngineError` when the file differs, or is absent.
 */
export function checkEngine(
  folder: string,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
  digests: Digests = ENGINE_DIGESTS[basename(dirname(folder))] ?? {},
): void {
  const name = `${platform}-${arch}.node`
  if (digestOf(join(folder, name)) !== digests[name]) throw new AlteredEngineError(name)
}

function digestOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch (error) {
    // An antivirus may have removed the file.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
