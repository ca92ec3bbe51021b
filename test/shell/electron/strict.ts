import { EventEmitter } from 'node:events'

/** Keys read by the language itself (await, printing), never by the app. */
const LANGUAGE_KEYS: ReadonlySet<string> = new Set(['then', 'toJSON', 'constructor'])

/**
 * Makes every unknown member an error: the app may not lean on a part of Electron that nothing here
 * exercises.
 */
export function strict<T extends object>(name: string, api: T): T {
  return new Proxy(api, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
      if (LANGUAGE_KEYS.has(key)) return undefined
      throw new Error(`Electron's stand-in has no ${name}.${key}`)
    },
    set(_target, key) {
      throw new Error(`Electron's stand-in does not let ${name}.${String(key)} be set`)
    },
  })
}

/** Refuses options that the stand-in would ignore in silence. */
export function onlyKnown(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).filter((key) => !known.includes(key))
  if (unknown.length > 0)
    throw new Error(`Electron's stand-in has no ${name} ${unknown.join(', ')}`)
}

export type Listener = (...args: never[]) => void

/** Events of one of Electron's objects: `on` and `once` refuse a name that is never emitted here. */
export type StrictEvents = {
  on(event: string, listener: Listener): unknown
  once(event: string, listener: Listener): unknown
  /** True when a listener has prevented the default. */
  emit(event: string, details?: object, ...args: unknown[]): boolean
}

export function createEvents(name: string, known: readonly string[]): StrictEvents {
  const emitter = new EventEmitter()
  const check = (event: string) => {
    if (!known.includes(event)) throw new Error(`Electron's stand-in has no ${name} event ${event}`)
  }
  return {
    on(event, listener) {
      check(event)
      return emitter.on(event, listener as (...args: unknown[]) => void)
    },
    once(event, listener) {
      check(event)
      return emitter.once(event, listener as (...args: unknown[]) => void)
    },
    emit(event, details = {}, ...args) {
      check(event)
      let isPrevented = false
      const preventDefault = () => {
        isPrevented = true
      }
      emitter.emit(event, { ...details, preventDefault }, ...args)
      return isPrevented
    },
  }
}
