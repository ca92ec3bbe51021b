import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { claimLock, releaseLock } from './instance-lock.ts'
import { createEvents, strict } from './strict.ts'

const events = createEvents('app', [
  'web-contents-created',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
])

const appRoot = rootOf(process.argv[1] ?? process.cwd())
const paths = new Map<string, string>([
  ['documents', join(homedir(), 'Documents')],
  ['downloads', join(homedir(), 'Downloads')],
])

/** State of the app shared between the parts of the stand-in; the app itself has no access to it. */
export const appState = {
  isReady: false,
  isSandboxed: false,
  emit: events.emit,
  /** Closes the windows; true when one of them refuses. Set by `browser-window.ts`. */
  closeWindows: async (): Promise<boolean> => false,
  isQuitting: false,
}

const ready = new Promise<void>((resolve) => {
  // As in Electron, only once the main script has been evaluated.
  setTimeout(() => {
    appState.isReady = true
    resolve()
  }, 0)
})

export const app = strict('app', {
  on: events.on,
  once: events.once,
  whenReady: () => ready,
  isReady: () => appState.isReady,
  getAppPath: () => appRoot,
  getVersion: (): string => JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')).version,
  enableSandbox() {
    beforeReady('app.enableSandbox')
    appState.isSandboxed = true
  },
  /** Does nothing: only Windows uses this id. */
  setAppUserModelId(_id: string) {},
  setPath(name: string, path: string) {
    if (!['userData', 'sessionData'].includes(name)) throw new Error(`no path ${name} to set`)
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    paths.set(name, path)
  },
  getPath(name: string): string {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  },
  requestSingleInstanceLock: () =>
    claimLock(app.getPath('userData'), () => events.emit('second-instance')),
  quit() {
    void quit()
  },
  exit(code = 0) {
    process.exit(code)
  },
})

async function quit(): Promise<void> {
  if (appState.isQuitting) return
  appState.isQuitting = true
  const isRefused =
    events.emit('before-quit') || (await appState.closeWindows()) || events.emit('will-quit')
  if (isRefused) {
    appState.isQuitting = false
    return
  }
  events.emit('quit', {}, 0)
  process.exit(0)
}

process.on('exit', releaseLock)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit())

export function beforeReady(api: string): void {
  if (appState.isReady) throw new Error(`${api} must be called before the app is ready`)
}

export function afterReady(api: string): void {
  if (!appState.isReady) throw new Error(`${api} cannot be used before the app is ready`)
}

/** The nearest folder above the main script that holds a package.json. */
function rootOf(script: string): string {
  const folder = dirname(script)
  if (existsSync(join(folder, 'package.json'))) return folder
  if (folder === script) throw new Error('no package.json above the main script')
  return rootOf(folder)
}
