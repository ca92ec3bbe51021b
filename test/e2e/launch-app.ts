import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, chromium, type Page } from '@playwright/test'
import type { DialogAnswers } from '../shell/control.cjs'

const ROOT = resolve(import.meta.dirname, '../..')
const SHELL_FOLDER = join(ROOT, 'test/shell')

/** Where the app runs: Electron's runtime, or the Chromium that stands in for it. */
export const SHELL = process.env.E2E_SHELL === 'electron' ? 'electron' : 'chromium'

/** Folder of the app under test: the checkout, or what was extracted from a package. */
export const APP_ROOT = resolve(process.env.E2E_APP ?? ROOT)

const COMPILE_CACHE = join(ROOT, 'node_modules/.cache/e2e')
const CLOCK = join(SHELL_FOLDER, 'clock.cjs')
const electronArgs = (appRoot: string) => [
  '-r',
  CLOCK,
  '-r',
  join(SHELL_FOLDER, 'electron-control.cjs'),
  appRoot,
]
const chromiumArgs = (appRoot: string) => [
  '--require',
  CLOCK,
  '--import',
  join(SHELL_FOLDER, 'register.ts'),
  join(appRoot, 'out/main/index.js'),
]

/** What the app asked of the computer: a dialog, a file to open or to show. */
export type ShellCall = {
  readonly api: string
  readonly path?: string
  readonly options?: Readonly<Record<string, unknown>>
}

export type LaunchOptions = {
  /** Default: the app under test. */
  readonly appRoot?: string
  /** Default: a new one, removed at the end. */
  readonly dataFolder?: string
  /** Default: every dialog is closed by its user. */
  readonly dialogs?: DialogAnswers
  /** The day that the app takes itself to be, `AAAA-MM-JJ`. Default: today. */
  readonly today?: string
  /** Added to the app's command line. */
  readonly args?: readonly string[]
}

export type LaunchedApp = {
  readonly page: Page
  readonly dataFolder: string
  /** Of the process that was started: the window's are its children. */
  readonly pid: number
  /** From now on, dialogs are answered so. */
  answerDialogs(answers: DialogAnswers): void
  /** In order, since the start. */
  calls(): readonly ShellCall[]
  /** What the page complained of: errors and refusals of its own security policy. */
  problems(): readonly string[]
  /**
   * Makes the app new for another test, on its day: nothing of the page is kept, `change` alters the data while no page
   * reads them, and what it asked of the computer is forgotten.
   */
  renew(change: () => Promise<void>, dialogs: DialogAnswers, today: string): Promise<void>
  /** Closes the window as its cross does: the page may hold it back. */
  closeWindow(): Promise<void>
  /** Leaves without being asked anything; resolves once the process has ended. */
  close(): Promise<void>
}

/** Runs the built app where it is expected to leave by itself, without a window. */
export async function runUntilItLeaves(options: LaunchOptions) {
  const { env, work, appRoot } = prepare(options)
  const app = spawnApp(appRoot, env, 'pipe', options.args)
  const terminal: string[] = []
  app.stderr?.setEncoding('utf8').on('data', (text: string) => terminal.push(text))
  const [exitCode] = (await once(app, 'close')) as [number | null]
  const calls = readCalls(join(work, 'calls.jsonl'))
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  return { exitCode, calls, terminal: terminal.join('') }
}

/** Starts the built app on its own data folder and gives its page. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { env, work, appRoot, dataFolder, answerDialogs, setClock } = prepare(options)
  const { page, pid, closeWindow, stop } = await (SHELL === 'electron'
    ? inElectron(appRoot, env)
    : inChromium(appRoot, env))
  // What slides in is only waited for.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Heard before the app's own listeners: a page that was given up holds nothing back. The one that replaces it stays empty.
  await page.addInitScript(() => {
    if (sessionStorage.getItem('leaving')) window.stop()
    addEventListener('beforeunload', (event) => {
      if (document.documentElement.dataset.isGivenUp) event.stopImmediatePropagation()
    })
  })
  const start = page.url()
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return {
    async renew(change, dialogs, today) {
      await leavePage(page, start)
      await change()
      setClock(today)
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
      })
      await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: 'reduce' })
      if (await page.evaluate(({ width }) => innerWidth !== width, size)) {
        await page.setViewportSize(size)
      }
      problems.length = 0
      answerDialogs(dialogs)
      rmSync(join(work, 'calls.jsonl'), { force: true })
      await page.goto(start)
    },
    page,
    dataFolder,
    pid,
    answerDialogs,
    calls: () => readCalls(join(work, 'calls.jsonl')),
    problems: () => problems,
    closeWindow,
    async close() {
      await stop()
      rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Leaves the page for an empty one, whatever it holds back, until all that it had asked of the app is answered. */
async function leavePage(page: Page, start: string): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.isGivenUp = 'true'
    sessionStorage.setItem('leaving', 'yes')
  })
  await page.goto(start, { waitUntil: 'commit' })
  await page.waitForFunction(() => 'cartable' in window)
  await page.evaluate(() => window.cartable.invoke('brouillons:findAll', undefined))
}

function prepare({ appRoot = APP_ROOT, dataFolder, dialogs = {}, today = '' }: LaunchOptions) {
  const work = mkdtempSync(join(tmpdir(), 'cartable-e2e-'))
  const data = dataFolder ?? join(work, 'data')
  const answerDialogs = (answers: DialogAnswers) =>
    writeFileSync(join(work, 'answers.json'), JSON.stringify(answers))
  answerDialogs(dialogs)
  const setClock = (day: string) => writeFileSync(join(work, 'today'), day)
  setClock(today)
  const env = {
    ...processEnv(),
    CARTABLE_DATA: data,
    CARTABLE_SHELL_CONTROL: work,
    // The app's code is compiled once for all the tests.
    NODE_COMPILE_CACHE: COMPILE_CACHE,
  }
  return { env, work, appRoot, dataFolder: data, answerDialogs, setClock }
}

type Running = {
  readonly page: Page
  readonly pid: number
  closeWindow(): Promise<void>
  stop(): Promise<void>
}

/** Electron asks a person which printer; Chromium without a screen prints by itself, and says the same of it. */
function printAlone(): void {
  window.print = () => {
    for (const name of ['beforeprint', 'afterprint']) dispatchEvent(new Event(name))
  }
}

async function inElectron(appRoot: string, env: Record<string, string>): Promise<Running> {
  const app = await _electron.launch({ args: electronArgs(appRoot), env })
  const page = await app.firstWindow()
  await page.addInitScript(printAlone)
  await page.evaluate(printAlone)
  return {
    page,
    pid: app.process().pid ?? Number.NaN,
    closeWindow: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    async stop() {
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.webContents.on('will-prevent-unload', (event) => event.preventDefault())
      })
      await app.close()
    },
  }
}

async function inChromium(appRoot: string, env: Record<string, string>): Promise<Running> {
  const shell = spawnApp(appRoot, env, 'inherit')
  const address = await addressOf(shell)
  const browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('Chromium has no page')
  // Without a listener the runner would let a page go that holds its window back.
  page.on('dialog', (dialog) => dialog.dismiss().catch(() => undefined))
  await page.waitForURL((url) => url.protocol === 'https:')
  return {
    page,
    pid: shell.pid ?? Number.NaN,
    closeWindow: () => page.close({ runBeforeUnload: true }),
    async stop() {
      await browser.close()
      if (shell.exitCode !== null) return
      const ended = once(shell, 'exit')
      shell.kill('SIGTERM')
      await ended
    },
  }
}

/** The app as a process of its own, the way `npm start` runs it. */
function spawnApp(
  appRoot: string,
  env: Record<string, string>,
  stderr: 'inherit' | 'pipe',
  added: readonly string[] = [],
): ChildProcess {
  const [command, args] =
    SHELL === 'electron'
      ? // Required from Node, the package gives the path of its runtime.
        [createRequire(import.meta.url)('electron') as string, electronArgs(appRoot)]
      : [process.execPath, chromiumArgs(appRoot)]
  return spawn(command, [...args, ...added], { env, stdio: ['ignore', 'pipe', stderr] })
}

async function addressOf(shell: ChildProcess): Promise<string> {
  if (shell.stdout === null) throw new Error('the shell has no output')
  for await (const line of createInterface({ input: shell.stdout })) {
    const match = /^Chromium : (http:\S+)$/.exec(line)
    if (match?.[1]) return match[1]
  }
  throw new Error('the shell ended without opening Chromium')
}

/** Lines that a test runner's own variables would add to the app's are left out. */
function processEnv(): Record<string, string> {
  const { NODE_OPTIONS: _options, ...env } = process.env
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function readCalls(file: string): readonly ShellCall[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ShellCall)
}
