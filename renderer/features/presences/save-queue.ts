import type { SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'

/** The présences of one gesture: a key on a box, a block that is filled, a register all present. */
export type Geste = readonly SaisiePresence[]

/** State of the présences typed and not saved yet. */
export type SaveState = {
  /** Présences in the order of typing. */
  readonly pending: readonly SaisiePresence[]
  /** The failure that stopped saving, null while it goes on. Nothing is lost: `retry` sends again. */
  readonly failure: unknown
}

export type SaveQueue = {
  add(geste: Geste): void
  /** Resolves to null once every gesture is saved, or to the failure that stopped saving. */
  whenIdle(): Promise<unknown>
  retry(): void
  /** Forgets the gestures that could not be saved. */
  drop(): void
  getState(): SaveState
  subscribe(listener: () => void): () => void
}

const NOTHING: SaveState = { pending: [], failure: null }

/**
 * Saves each gesture by itself, as soon as it is made, one call at a time and in order: a crash can take
 * the gestures on their way at most, and an undo takes back one gesture however quickly they were typed.
 * `send` is told whether other gestures wait behind.
 */
export function createSaveQueue(
  send: (geste: Geste, isLast: () => boolean) => Promise<void>,
): SaveQueue {
  let waiting: readonly Geste[] = []
  let underWay: Geste | null = null
  let running: Promise<void> = Promise.resolve()
  let state = NOTHING
  const listeners = new Set<() => void>()

  const publish = (failure: unknown) => {
    state = { pending: [...(underWay ?? []), ...waiting.flat()], failure }
    for (const listener of listeners) listener()
  }

  const run = async () => {
    for (;;) {
      const [next, ...rest] = waiting
      if (next === undefined) return
      underWay = next
      waiting = rest
      try {
        await send(next, () => waiting.length === 0)
      } catch (error) {
        waiting = [next, ...waiting]
        underWay = null
        publish(error)
        return
      }
      underWay = null
      publish(null)
    }
  }

  const start = () => {
    if (underWay === null) running = run()
  }

  return {
    add(geste) {
      waiting = [...waiting, geste]
      publish(state.failure)
      if (state.failure === null) start()
    },
    whenIdle: () => running.then(() => state.failure),
    retry() {
      publish(null)
      start()
    },
    drop() {
      waiting = []
      publish(null)
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
