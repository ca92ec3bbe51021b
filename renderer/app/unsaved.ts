import { useCallback, useEffect, useId, useSyncExternalStore } from 'react'

/** What was asked for while a form held something unsaved: done once the user says so. */
type Pending = (() => void) | null

/** By form: what forgets what was kept of it. */
const unsaved = new Map<string, (() => void) | undefined>()
const writes = new Set<Promise<unknown>>()
const listeners = new Set<() => void>()
let pending: Pending = null

function setPending(next: Pending): void {
  pending = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Says that a form holds something typed that is not saved, as long as it is shown and `isDirty`;
 * `abandon` is done when she leaves it so. Gives what says that it has just been saved, for who leaves
 * at once.
 */
export function useUnsaved(isDirty: boolean, abandon?: () => void): () => void {
  const id = useId()
  const forget = useCallback(() => void unsaved.delete(id), [id])
  useEffect(() => {
    if (!isDirty) return undefined
    unsaved.set(id, abandon)
    return forget
  }, [id, isDirty, abandon, forget])
  return forget
}

/** True while some form holds something that is not saved. */
export const hasUnsaved = (): boolean => unsaved.size > 0

/** Does what would close a form: at once, or after asking when the form holds something unsaved. */
export function leave(go: () => void): void {
  if (hasUnsaved()) setPending(() => go())
  else go()
}

/** Keeps the window open until a write has ended, well or not. */
export function keepOpenUntil<T>(write: Promise<T>): Promise<T> {
  writes.add(write)
  const end = () => void writes.delete(write)
  write.then(end, end)
  return write
}

/** The writes under way, or null when there is none. */
export const writesUnderWay = (): Promise<unknown> | null =>
  writes.size === 0 ? null : Promise.allSettled(writes)

/** The departure that waits for an answer, and the two answers. */
export function usePendingLeave(): {
  readonly isAsked: boolean
  readonly stay: () => void
  readonly go: () => void
} {
  const asked = useSyncExternalStore(subscribe, () => pending)
  return {
    isAsked: asked !== null,
    stay: () => setPending(null),
    go: () => {
      setPending(null)
      for (const abandon of unsaved.values()) abandon?.()
      unsaved.clear()
      asked?.()
    },
  }
}
