/** What was asked for while forms held something unsaved, and which: done once the user says so. */
type Departure = { readonly go: () => void; readonly forms: readonly string[] }

/** By form: what forgets what was kept of it. */
const unsaved = new Map<string, () => void>()
const writes = new Set<Promise<unknown>>()
const listeners = new Set<() => void>()
let pending: Departure | null = null

function setPending(next: Departure | null): void {
  pending = next
  for (const listener of listeners) listener()
}

/** Says that a form holds something that is not saved; `abandon` is done when she leaves it so. */
export function hold(form: string, abandon: () => void): void {
  unsaved.set(form, abandon)
}

/** It no longer does. */
export function release(form: string): void {
  unsaved.delete(form)
}

/** True while some form holds something that is not saved. */
export const hasUnsaved = (): boolean => unsaved.size > 0

/**
 * Does what would close `form`, or every form when none is named: at once, or after asking when what it
 * closes holds something unsaved. Forms that stay keep what they hold.
 */
export function leave(go: () => void, form?: string): void {
  const forms = [...unsaved.keys()].filter((one) => form === undefined || one === form)
  if (forms.length === 0) go()
  else setPending({ go, forms })
}

/** The departure that waits for an answer: `stay` or `depart`. */
export const pendingDeparture = (): Departure | null => pending

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** She goes on typing. */
export const stay = (): void => setPending(null)

/** She leaves what she typed. */
export function depart(): void {
  const asked = pending
  setPending(null)
  for (const form of asked?.forms ?? []) {
    unsaved.get(form)?.()
    unsaved.delete(form)
  }
  asked?.go()
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
