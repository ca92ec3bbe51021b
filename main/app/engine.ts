import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** SHA-256 of each native file of an engine, by its name. */
type Digests = Readonly<Record<string, string>>

/** Written by the build (`.config/electron-vite.config.ts`): those of each package that is an engine. */
declare const ENGINE_DIGESTS: Readonly<Record<string, Digests>>

/** The engine of the database is not the one that Cartable was built with: it is not loaded. */
export class AlteredEngineError extends Error {
  override readonly name = 'AlteredEngineError'
}

/**
 * Looks at a native file of the app, which lies outside of what its integrity fuse covers, before it is loaded: that of
 * the package whose folder is given. Throws `AlteredEngineError` when it is another one, or is not there.
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
    // An antivirus takes away what it dislikes.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
