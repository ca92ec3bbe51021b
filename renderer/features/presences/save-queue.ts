import type { SaisiePresence } from '../../../shared/ipc/presences.ipc.ts'
import { keyOf } from './grille.ts'

/** Présences typed in one gesture. */
export type Saisie = {
  readonly presences: readonly SaisiePresence[]
  /** What undo will call it. */
  readonly label: string
  /**
   * Gestures of one kind that wait together are sent, and undone, together, under that label; null:
   * always apart.
   */
  readonly groupe: { readonly key: string; readonly label: string } | null
}

/** What is typed and not saved yet. */
export type SaveState = {
  /** In the order in which it was typed. */
  readonly pending: readonly SaisiePresence[]
  /** What stopped saving: nothing is lost, `retry` sends it again. */
  readonly failure: unknown
}

export type SaveQueue = {
  add(saisie: Saisie): void
  /** Resolves once nothing waits (null), or saving stopped: with the failure that stopped it. */
  whenIdle(): Promise<unknown>
  retry(): void
  /** Forgets what could not be saved. */
  drop(): void
  getState(): SaveState
  subscribe(listener: () => void): () => void
}

const NOTHING: SaveState = { pending: [], failure: null }

/**
 * Saves each gesture as soon as it is made, one call at a time and in order: what a crash can take is at
 * most the gesture on its way. What is typed during a call waits for its answer, and leaves together
 * when it belongs together.
 */
export function createSaveQueue(send: (saisie: Saisie) => Promise<void>): SaveQueue {
  let waiting: readonly Saisie[] = []
  let underWay: Saisie | null = null
  let running: Promise<void> = Promise.resolve()
  let state = NOTHING
  const listeners = new Set<() => void>()

  const publish = (failure: unknown) => {
    const all = [...(underWay === null ? [] : [underWay]), ...waiting]
    state = { pending: all.flatMap(({ presences }) => presences), failure }
    for (const listener of listeners) listener()
  }

  const run = async () => {
    for (;;) {
      const [next, ...rest] = waiting
      if (next === undefined) return
      underWay = next
      waiting = rest
      try {
        await send(next)
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
    if (underWay === null && waiting.length > 0) running = run()
  }

  return {
    add(saisie) {
      const last = waiting.at(-1)
      waiting =
        last !== undefined && isOfOneGroupe(last, saisie)
          ? [...waiting.slice(0, -1), merge(last, saisie)]
          : [...waiting, saisie]
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

const isOfOneGroupe = (a: Saisie, b: Saisie): boolean =>
  a.groupe !== null && a.groupe.key === b.groupe?.key

/** Of two lines for one box the last counts, but a note stays when the last says nothing of it. */
function merge(first: Saisie, last: Saisie): Saisie {
  const lines = new Map(first.presences.map((line) => [keyOf(line.seanceId, line.enfantId), line]))
  for (const line of last.presences) {
    const key = keyOf(line.seanceId, line.enfantId)
    const before = lines.get(key)
    lines.delete(key)
    lines.set(key, before === undefined ? line : withNoteOf(before, line))
  }
  return { ...last, presences: [...lines.values()], label: last.groupe?.label ?? last.label }
}

function withNoteOf(before: SaisiePresence, line: SaisiePresence): SaisiePresence {
  if (line.etat === null || line.note !== undefined) return line
  // Taken away, then set again: the note went with the record.
  if (before.etat === null) return { ...line, note: null }
  return before.note === undefined ? line : { ...line, note: before.note }
}
