import { type ComponentType, type ReactNode, useSyncExternalStore } from 'react'
import { readTwice, UnreadPartError } from '../ui/lazy-part.ts'
import { UnreadPart } from './ErrorBoundary.tsx'

type Parts = typeof import('./after-first-picture.ts')

/** Longest wait for the first picture: a hidden window draws none. */
const PICTURE_MS = 500

/** Resolves once the window's first picture is on the screen: drawing it takes as long as its layout, in other threads. */
function firstPicture(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const drawn = new PerformanceObserver(() => done())
  const timer = window.setTimeout(() => done(), PICTURE_MS)
  const done = () => {
    drawn.disconnect()
    window.clearTimeout(timer)
    resolve()
  }
  drawn.observe({ type: 'paint', buffered: true })
  return promise
}

/** The reading of the parts by `load`: begun by the first who waits for it, once what is being shown is drawn. */
export function createReading(load: () => Promise<Parts>) {
  let parts: Parts | UnreadPartError | null = null
  let isAsked = false
  const waiting = new Set<() => void>()
  const read = async () => {
    parts = await readTwice(load).catch((error) => error)
    for (const listener of waiting) listener()
  }
  return {
    current: () => parts,
    subscribe(listener: () => void): () => void {
      waiting.add(listener)
      if (!isAsked) {
        isAsked = true
        void firstPicture().then(read)
      }
      return () => waiting.delete(listener)
    },
  }
}

const windowReading = createReading(() => import('./after-first-picture.ts'))

/**
 * A part of the window that nobody uses before its first picture is drawn, and whose code would hold that picture back: read and made right
 * after it. `Before` stands in its place meanwhile, and looks the same; by default, nothing does.
 */
export function afterFirstPicture<Props extends object>(
  choose: (parts: Parts) => ComponentType<Props>,
  Before: ComponentType<Props> = () => null,
  { subscribe, current } = windowReading,
): ComponentType<Props> {
  return function AfterFirstPicture(props: Props): ReactNode {
    const read = useSyncExternalStore(subscribe, current)
    const Part = read === null || read instanceof UnreadPartError ? Before : choose(read)
    return <Part {...props} />
  }
}

/** Says that the parts of `afterFirstPicture` could not be read: the search, the help and the lists of the top bar do nothing. */
export function UnreadParts({ reading = windowReading }) {
  const read = useSyncExternalStore(reading.subscribe, reading.current)
  if (!(read instanceof UnreadPartError)) return null
  return (
    <div
      style={{ position: 'fixed', bottom: '1rem', right: '1rem', maxWidth: '30rem', zIndex: 300 }}
    >
      <UnreadPart />
    </div>
  )
}
