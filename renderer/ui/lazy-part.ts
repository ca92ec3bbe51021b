import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** Pause before a script that could not be read is asked again: an antivirus may hold its file for a moment. */
const AGAIN_MS = 1000

/** A script of the window could not be read, twice. */
export class UnreadPartError extends Error {
  override readonly name = 'UnreadPartError'
}

/** Reads a script of the window with its style sheets, a second time if the first one fails. Throws `UnreadPartError`. */
export async function readTwice<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await read(load)
  } catch {
    await new Promise((resolve) => window.setTimeout(resolve, AGAIN_MS))
    return read(load).catch((cause) => {
      throw new UnreadPartError('part not read', { cause })
    })
  }
}

/** Style sheets that a part could not read: Vite asks for each once, and would show the part without it. */
const unreadStyles = new WeakMap<() => Promise<unknown>, readonly HTMLLinkElement[]>()

async function read<T>(load: () => Promise<T>): Promise<T> {
  const unread: HTMLLinkElement[] = []
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') unread.push(target)
  }
  document.addEventListener('error', note, true)
  try {
    const again = await Promise.allSettled((unreadStyles.get(load) ?? []).map(readStyleAgain))
    for (const one of again) if (one.status === 'rejected') throw one.reason
    const part = await load()
    unreadStyles.delete(load)
    return part
  } catch (error) {
    unreadStyles.set(load, unread)
    throw error
  } finally {
    document.removeEventListener('error', note, true)
  }
}

function readStyleAgain(link: HTMLLinkElement): Promise<void> {
  const again = link.cloneNode() as HTMLLinkElement
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  again.onload = () => resolve()
  again.onerror = () => reject(new Error(`style sheet not read: ${link.href}`))
  link.replaceWith(again)
  return promise
}

/** A component whose script is read when it is first shown. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await readTwice(load) }))
