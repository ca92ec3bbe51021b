/** Name under which Playwright puts the bridge; the script below takes it away before the page runs. */
export const BRIDGE = '__cartableShellBridge'

/** Message of the page to the stand-in. */
export type BridgeCall =
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'next'; readonly isFirst: boolean }
  | { readonly kind: 'accelerator'; readonly key: string }
  | { readonly kind: 'close' }

/**
 * Script evaluated in each new document before its own: it gives the built preload an `electron`
 * with `contextBridge` and `ipcRenderer`, and leaves nothing of itself in the page.
 */
export function preloadScript(preloadSource: string, origin: string): string {
  const host = `(${hostPreload.toString()})(${JSON.stringify(BRIDGE)}, ${JSON.stringify(origin)}, `
  // Written in the script itself: the page's policy forbids evaluating a string.
  return `${host}(exports, require, module) => {\n${preloadSource}\n})`
}

type Preload = (exports: object, require: (name: string) => object, module: object) => void

/** Runs in the page, from its text: it may use nothing of this file but its parameters. */
function hostPreload(bridgeName: string, origin: string, preload: Preload): void {
  type Listener = (event: object, ...args: unknown[]) => void
  type Reply = { readonly value?: unknown; readonly error?: string }
  const page = globalThis as unknown as Record<string, unknown>
  const bridge = page[bridgeName] as (call: object) => Promise<unknown>
  delete page[bridgeName]
  if (window.top !== window || location.origin !== origin) return

  // What the app answers to every new window (`browser-window.ts` has asked): Chromium would open it
  // faster than its driver is asked.
  window.open = () => null
  const refuseWindow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const isElsewhere = (link?.getAttribute('target') ?? '_self') !== '_self'
    const isForced = event.ctrlKey || event.shiftKey || event.metaKey || event.button === 1
    if (link !== null && (isElsewhere || isForced)) event.preventDefault()
  }
  // Electron lets a page close its own window, which Chromium refuses.
  window.close = () => void bridge({ kind: 'close' })
  // What the page leaves goes to the menu.
  addEventListener('keydown', ({ key, ctrlKey, altKey, shiftKey, defaultPrevented }) => {
    if (!ctrlKey || altKey || shiftKey || defaultPrevented || key.length !== 1) return
    void bridge({ kind: 'accelerator', key })
  })
  addEventListener('click', refuseWindow, true)
  addEventListener('auxclick', refuseWindow, true)

  const listeners = new Map<string, Set<Listener>>()
  const listenersOf = (channel: string): Set<Listener> => {
    const known = listeners.get(channel) ?? new Set<Listener>()
    listeners.set(channel, known)
    return known
  }
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const call = { kind: 'invoke', channel, args: structuredClone(args) }
      const { value, error } = (await bridge(call)) as Reply
      if (error !== undefined)
        throw new Error(`Error invoking remote method '${channel}': ${error}`)
      return value
    },
    on(channel: string, listener: Listener): void {
      listenersOf(channel).add(listener)
    },
    off(channel: string, listener: Listener): void {
      listenersOf(channel).delete(listener)
    },
  }

  /** Copies a value between the two worlds as Electron does: data is copied and frozen, functions are wrapped. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) =>
        cross(value(...args.map((arg) => (typeof arg === 'function' ? arg : structuredClone(arg)))))
    }
    if (value instanceof Promise || typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, item]) => [key, cross(item)])
    return Object.freeze(
      Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries),
    )
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: object): void {
      if (name in page)
        throw new Error(`Cannot bind an API on top of an existing property: ${name}`)
      Object.defineProperty(page, name, { value: cross(api), enumerable: true })
    },
  }

  const refuse = (_target: object, key: string | symbol): never => {
    throw new Error(`Electron's stand-in has no ${String(key)} in the preload`)
  }
  const closed = <T extends object>(api: T): T =>
    new Proxy(api, { get: (target, key) => Reflect.get(target, key) ?? refuse(target, key) })
  const electron = closed({
    contextBridge: closed(contextBridge),
    ipcRenderer: closed(ipcRenderer),
  })
  const requireInSandbox = (name: string): object => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }

  const deliver = async (): Promise<void> => {
    for (let isFirst = true; ; isFirst = false) {
      const { channel, args } = (await bridge({ kind: 'next', isFirst })) as {
        readonly channel: string
        readonly args: readonly unknown[]
      }
      for (const listener of listenersOf(channel)) listener({ sender: ipcRenderer }, ...args)
    }
  }
  const module = { exports: {} }
  preload(module.exports, requireInSandbox, module)
  void deliver()
}
