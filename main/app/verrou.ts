import { forgetKeys } from '../db/engine.ts'
import type { Verrou } from '../features/services.ts'
import type { Log } from './log.ts'

type Opening = { close(): Promise<void> }

/** Lock of the base, with the queue of calls to it. */
export type Turns = Verrou & {
  /**
   * Runs a call from the window, once the base is not being closed. `isCounted`: the base waits for its end before closing.
   */
  run<T>(isCounted: boolean, work: () => Promise<T>): Promise<T>
}

/** Lock of the window's base, with the services that work on it while it is open. */
export type BaseVerrou<O extends Opening> = Turns & {
  /** The services of the open base; null while it is locked. */
  current(): O | null
  /** Takes an opening made elsewhere as the current one. */
  use(opening: O): void
}

/**
 * Opens and closes the base while the app runs. It closes only between two calls; calls that come meanwhile wait until the
 * work on the closed base is done, and are refused if that work locked it.
 */
export function createVerrou<O extends Opening>({
  file,
  open,
  onChange,
}: {
  readonly file: string
  readonly open: () => Promise<O>
  /** Called when the base was locked or opened: the window must be drawn again. */
  readonly onChange: () => void
}): BaseVerrou<O> {
  let opening: O | null = null
  let running = 0
  let wake = (): void => undefined
  let busy: Promise<void> | null = null
  const whenIdle = async () => {
    while (running > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const close = async () => {
    await whenIdle()
    const was = opening
    opening = null
    await was?.close()
  }
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    while (busy !== null) await busy
    let free = (): void => undefined
    busy = new Promise<void>((resolve) => {
      free = resolve
    })
    try {
      return await work()
    } finally {
      busy = null
      free()
    }
  }
  return {
    file,
    current: () => opening,
    use(given) {
      opening = given
    },
    isOpen: () => opening !== null,
    async run(isCounted, work) {
      while (busy !== null) await busy
      if (!isCounted) return work()
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        if (running === 0) wake()
      }
    },
    open: () =>
      alone(async () => {
        opening ??= await open()
        onChange()
      }),
    shut: () =>
      alone(async () => {
        await close()
        forgetKeys()
        onChange()
      }),
    whileClosed: (work) =>
      alone(async () => {
        await close()
        try {
          return await work()
        } finally {
          opening = await open()
        }
      }),
  }
}

/** The part of Electron's `powerMonitor` that detects an absence. */
export type PowerMonitor = {
  on(event: 'lock-screen' | 'suspend', listener: () => void): unknown
  getSystemIdleTime(): number
}

const LOOK_MS = 15_000

/** Calls `lock` when the session is locked, when the computer goes to sleep, and after so many minutes without a key. */
export function watchAbsence(
  monitor: PowerMonitor,
  minutes: () => number | null,
  lock: () => void,
): void {
  monitor.on('lock-screen', lock)
  monitor.on('suspend', lock)
  setInterval(() => {
    const allowed = minutes()
    if (allowed !== null && monitor.getSystemIdleTime() >= allowed * 60) lock()
  }, LOOK_MS).unref()
}

/** Time given to a page to save the open field and its drafts, which are kept every 400 ms. */
const GRACE_MS = 1000

/** Returns the function that locks a protected base once the page had time to keep unsaved forms; one run at a time. */
export function createLock(
  {
    isProtected,
    warn,
    shut,
  }: {
    readonly isProtected: () => boolean
    readonly warn: () => void
    readonly shut: () => Promise<void>
  },
  log: Log,
  wait: (run: () => void, ms: number) => void = setTimeout,
): () => void {
  let isUnderWay = false
  return () => {
    if (isUnderWay || !isProtected()) return
    isUnderWay = true
    warn()
    wait(() => {
      shut()
        .catch((error: unknown) => log.fault('lock', error))
        .finally(() => {
          isUnderWay = false
        })
    }, GRACE_MS)
  }
}
