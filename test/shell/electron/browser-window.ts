import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterReady, app, appState } from './app.ts'
import { launchChromium } from './chromium.ts'
import { setPromptPage } from './dialog.ts'
import { type WiredPage, wirePage } from './page-wiring.ts'
import { createPrintedPage } from './printed-page.ts'
import { createEvents, onlyKnown, strict } from './strict.ts'
import { createContents } from './web-contents.ts'

const OPTIONS: readonly string[] = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'title',
  'show',
  'backgroundColor',
  'webPreferences',
]

/** Preferences that the stand-in's page has: looser ones would not be those tested here. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
}

type PrintedOptions = {
  readonly show: false
  readonly webPreferences: { readonly javascript: false } & Readonly<Record<string, unknown>>
}

type Options = {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
  readonly webPreferences: { readonly preload: string } & Readonly<Record<string, unknown>>
}

let isOpen = false

/** The app's window: a page of Chromium. One at a time is shown, beside pages that are only printed. */
export class BrowserWindow {
  constructor(options: Options | PrintedOptions) {
    afterReady('new BrowserWindow')
    if (isPrinted(options)) {
      checkPreferences(options.webPreferences, { ...PREFERENCES, javascript: false })
      // biome-ignore lint/correctness/noConstructorReturn: `new BrowserWindow` must give the guarded object.
      return createPrintedPage() as unknown as BrowserWindow
    }
    if (isOpen) throw new Error("Electron's stand-in opens one window")
    check(options)
    isOpen = true
    // biome-ignore lint/correctness/noConstructorReturn: `new BrowserWindow` must give the guarded object.
    return createWindow(options) as unknown as BrowserWindow
  }
}

const isPrinted = (options: Options | PrintedOptions): options is PrintedOptions =>
  !('width' in options)

function check({
  webPreferences: { preload: _preload, ...preferences },
  ...options
}: Options): void {
  onlyKnown('window option', options, OPTIONS)
  checkPreferences(preferences, PREFERENCES)
}

function checkPreferences(
  preferences: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): void {
  onlyKnown('web preference', preferences, Object.keys(wanted))
  for (const [name, value] of Object.entries(wanted)) {
    if (preferences[name] !== value) throw new Error(`web preference ${name} is not ${value}`)
  }
}

function createWindow(options: Options) {
  const events = createEvents('window', ['close', 'closed', 'ready-to-show', 'query-session-end'])
  const contents = createContents()
  const state = { isMaximized: false, isDestroyed: false }
  const bounds = {
    x: options.x ?? 0,
    y: options.y ?? 0,
    width: options.width,
    height: options.height,
  }
  let context: BrowserContext | null = null
  let opening: Promise<WiredPage> | null = null

  const gone = () => {
    if (state.isDestroyed) return
    state.isDestroyed = true
    contents.isDestroyed = true
    isOpen = false
    events.emit('closed')
  }
  /** True when the app refuses to close. */
  const close = async (): Promise<boolean> => {
    if (state.isDestroyed) return false
    if (events.emit('close')) return true
    await context?.close()
    gone()
    return false
  }
  const open = async (origin: string): Promise<WiredPage> => {
    if (contents.mayOpenWindows()) throw new Error("Electron's stand-in opens one window")
    context = await launchChromium(join(app.getPath('sessionData'), 'chromium'), options)
    const page = context.pages()[0] ?? (await context.newPage())
    page.on('close', () => {
      if (state.isDestroyed || appState.isQuitting) return
      events.emit('close')
      gone()
      appState.emit('window-all-closed')
    })
    setPromptPage(page)
    const source = readFileSync(options.webPreferences.preload, 'utf8')
    return wirePage(context, page, contents, { source, origin })
  }
  appState.closeWindows = close

  return strict('window', {
    webContents: contents.facade,
    on: events.on,
    once: events.once,
    async loadURL(url: string) {
      const { protocol, host } = new URL(url)
      const isFirst = opening === null
      opening ??= open(`${protocol}//${host}`)
      await (await opening).load(url)
      contents.emit('did-finish-load')
      if (isFirst) events.emit('ready-to-show')
    },
    show() {},
    destroy() {
      void context?.close()
      gone()
    },
    focus() {},
    restore() {},
    maximize() {
      state.isMaximized = true
    },
    isMaximized: () => state.isMaximized,
    isMinimized: () => false,
    isDestroyed: () => state.isDestroyed,
    getNormalBounds: () => bounds,
  })
}
