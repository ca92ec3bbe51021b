import { appState } from './app.ts'
import { session } from './session.ts'
import { createEvents, strict } from './strict.ts'

type WindowOpenHandler = (details: { readonly url: string }) => {
  readonly action: 'allow' | 'deny'
}

export type Message = { readonly channel: string; readonly args: readonly unknown[] }

/** One page of the app, as the rest of the stand-in sees it; `facade` is all that the app gets. */
export type Contents = {
  readonly id: number
  readonly facade: object
  readonly emit: (event: string, details?: object, ...args: unknown[]) => boolean
  /** True when the app lets the page open a window; as in Electron, also when no handler was set. */
  readonly mayOpenWindows: () => boolean
  readonly outbox: Outbox
  isDestroyed: boolean
}

let lastId = 0

export function createContents(): Contents {
  const id = ++lastId
  const events = createEvents('webContents', [
    'will-navigate',
    'will-redirect',
    'will-frame-navigate',
    'will-attach-webview',
    'render-process-gone',
    'did-finish-load',
  ])
  const outbox = createOutbox()
  let windowOpenHandler: WindowOpenHandler | null = null
  const facade = strict('webContents', {
    id,
    session: session.defaultSession,
    on: events.on,
    once: events.once,
    isDestroyed: () => contents.isDestroyed,
    send(channel: string, ...args: unknown[]) {
      if (contents.isDestroyed) throw new Error('Object has been destroyed')
      outbox.put({ channel, args: structuredClone(args) })
    },
    setWindowOpenHandler(handler: WindowOpenHandler) {
      windowOpenHandler = handler
    },
  })
  const contents: Contents = {
    id,
    facade,
    emit: events.emit,
    mayOpenWindows: () => windowOpenHandler?.({ url: 'https://elsewhere.test/' }).action !== 'deny',
    outbox,
    isDestroyed: false,
  }
  appState.emit('web-contents-created', {}, facade)
  return contents
}

/** Messages from main on their way to the page, which asks for the next one again and again. */
export type Outbox = {
  put(message: Message): void
  next(): Promise<Message>
  /** Drops the messages meant for the old document when a new one is loaded, as in Electron. */
  reset(): void
}

function createOutbox(): Outbox {
  let waiting: ((message: Message) => void) | null = null
  let queue: Message[] = []
  return {
    put(message) {
      if (waiting === null) {
        queue.push(message)
        return
      }
      const give = waiting
      waiting = null
      give(message)
    },
    next() {
      const message = queue.shift()
      if (message !== undefined) return Promise.resolve(message)
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    reset() {
      waiting = null
      queue = []
    },
  }
}
