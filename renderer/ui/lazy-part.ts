import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** Pause before a script that could not be read is asked again: an antivirus may hold its file for a moment. */
const AGAIN_MS = 1000

/** A script of the window could not be read, twice. */
export class UnreadPartError extends Error {
  override readonly name = 'UnreadPartError'
}

/** Reads a script of the window, a second time if the first one fails. Throws `UnreadPartError`. */
export async function readTwice<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    await new Promise((resolve) => window.setTimeout(resolve, AGAIN_MS))
    return load().catch((cause) => {
      throw new UnreadPartError('part not read', { cause })
    })
  }
}

/** A component whose script is read when it is first shown. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await readTwice(load) }))
