import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Written by the build (`.config/electron-vite.config.ts`): SHA-256 of each engine, by the name of its file. */
declare const ENGINE_DIGESTS: Readonly<Record<string, string>>

/** The engine of the database is not the one that Cartable was built with: it is not loaded. */
export class AlteredEngineError extends Error {
  override readonly name = 'AlteredEngineError'
}

/**
 * Looks at the one native file of the app, which lies outside of what its integrity fuse covers, before it
 * is loaded. Throws `AlteredEngineError` when it is another one, or is not there.
 */
export function checkEngine(
  folder: string,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
  digests: Readonly<Record<string, string>> = ENGINE_DIGESTS,
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
