import { type ChildProcess, fork, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readFiles, type SourceFile } from '../builders/source-files.ts'
import { type Mutant, mutantsOf } from './mutate.ts'
import { countEntries, type Reach, reachOf } from './reach.ts'
import type { Asked, Told } from './runner.ts'

/**
 * `npm run mutants -- [--graine 1] [--nombre 60] [--seulement main/features/heures] [--portee FILE]`: changes one
 * thing of the code at a time, in copies of the checkout, and runs the unit tests that enter it. A mutant that no
 * test notices is a promise that nothing holds: it is told with its place. Exit 1 when a zone is under its rate,
 * 2 when the tests fail without any mutant.
 */
const ROOT = resolve(import.meta.dirname, '../..')
/** Zones with the share of mutants that must be killed. */
const ZONES: readonly { readonly folder: string; readonly rate: number }[] = [
  { folder: 'shared/domain', rate: 0.9 },
  { folder: 'main/features', rate: 0.9 },
  { folder: 'main/import', rate: 0.9 },
  { folder: 'main/db', rate: 0.9 },
  { folder: 'main/documents', rate: 0.85 },
  // Its logic: what draws (.tsx) is held by the browser's tests and e2e.
  { folder: 'renderer', rate: 0.85 },
]
const WORKERS = 2
const TIMEOUT_MS = 300_000
const MEASURE_TIMEOUT_MS = 1_800_000
/** Test files that read the sources of the checkout: more failures than these are faults of the tests. */
const READ_SOURCES = 5
const NO_MUTANT = /\.(handlers|ipc|test)\.tsx?$|\/migrations\/|\.d\.ts$/

type Case = Mutant & { readonly path: string; readonly line: number; readonly zone: string }
type Outcome = Case & { readonly isKilled: boolean }

const { values } = parseArgs({
  options: {
    graine: { type: 'string', default: '1' },
    nombre: { type: 'string', default: '60' },
    seulement: { type: 'string', default: '' },
    portee: { type: 'string', default: '' },
  },
})

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

function casesOf({ path, text }: SourceFile, zone: string): readonly Case[] {
  return mutantsOf(text, path.endsWith('.tsx')).map((mutant) => ({
    ...mutant,
    path,
    zone,
    line: text.slice(0, mutant.start).split('\n').length,
  }))
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function sample(all: readonly Case[], count: number, random: () => number): readonly Case[] {
  const left = [...all]
  const chosen: Case[] = []
  while (chosen.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1)
    if (one !== undefined) chosen.push(one)
  }
  return chosen
}

/** Copies of the checkout, taken away at the end. */
const copies: string[] = []

/** A copy of the checkout that may be spoiled. */
function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-mutants-'))
  const left = new Set(['node_modules', '.git', 'out', 'dist', 'demo', 'test-results', 'screens'])
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => !left.has(path.slice(ROOT.length + 1)),
  })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  copies.push(folder)
  return folder
}

/** Vitest in a process of its own, in a copy of the checkout, that may be asked many times. */
class Runner {
  readonly folder: string
  readonly #isMeasuring: boolean
  #child: ChildProcess | undefined
  #changed = ''

  constructor(folder: string, isMeasuring = false) {
    this.folder = folder
    this.#isMeasuring = isMeasuring
  }

  /** The answer; null when none came in time, or the process ended without one. */
  async ask(asked: Asked, timeoutMs: number): Promise<Told | null> {
    this.#child ??= await this.#start()
    const child = this.#child
    child.send(asked)
    const told = await nextMessage(child, timeoutMs)
    if (told === null) this.stop()
    return told
  }

  /** Runs test files after a file was changed, the one that was changed before being as it was. */
  run(path: string, tests: readonly string[]): Promise<Told | null> {
    const changed = [this.#changed, path].filter((one) => one !== '')
    this.#changed = path
    return this.ask({ kind: 'run', changed, tests }, TIMEOUT_MS)
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(
      join(import.meta.dirname, 'runner.ts'),
      [this.folder, ...(this.#isMeasuring ? ['measure'] : [])],
      { cwd: this.folder, stdio: 'ignore', detached: true },
    )
    if ((await nextMessage(child, TIMEOUT_MS)) === null) throw new Error('Vitest did not start')
    return child
  }

  /** Ends the process and the workers that it started. */
  stop(): void {
    const child = this.#child
    this.#child = undefined
    if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
}

function nextMessage(child: ChildProcess, timeoutMs: number): Promise<Told | null> {
  return new Promise((settle) => {
    const end = (told: Told | null) => {
      clearTimeout(timer)
      child.off('message', end)
      child.off('exit', none)
      settle(told)
    }
    const none = () => end(null)
    const timer = setTimeout(none, timeoutMs)
    child.once('message', end)
    child.once('exit', none)
  })
}

async function isKilled(mutant: Case, runner: Runner, reach: Reach): Promise<boolean> {
  const file = join(runner.folder, mutant.path)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end))
  try {
    const tests = reach(mutant.path, mutant.start)
    if (tests.length === 0) return (await runRelated(mutant.path, runner.folder)) !== 0
    const told = await runner.run(mutant.path, tests)
    return told === null || (told.kind === 'ran' && told.hasFailed)
  } finally {
    writeFileSync(file, text)
  }
}

/** Exit status of the tests that import the file, where none enters it in its own process. */
function runRelated(path: string, folder: string): Promise<number> {
  const args = ['related', path, '--run', '--bail=1', '--maxWorkers=1', '--passWithNoTests']
  const tests = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, '--config=.config/vitest.config.ts'],
    { cwd: folder, stdio: 'ignore', timeout: TIMEOUT_MS, killSignal: 'SIGKILL' },
  )
  return new Promise((settle, reject) => {
    tests.once('error', reject)
    tests.once('exit', (code) => settle(code ?? 1))
  })
}

async function main(): Promise<void> {
  const random = randomOf(Number(values.graine))
  const zones = ZONES.map((zone) => ({
    ...zone,
    files: readFiles(zone.folder, ['.ts']).filter(({ path }) => !NO_MUTANT.test(path)),
  })).map((zone) => ({
    ...zone,
    cases: zone.files
      .filter(({ path }) => path.startsWith(values.seulement))
      .flatMap((file) => casesOf(file, zone.folder)),
  }))
  const total = zones.reduce((sum, { cases }) => sum + cases.length, 0)
  const chosen = zones.flatMap(({ cases }) =>
    sample(cases, Math.ceil((Number(values.nombre) * cases.length) / total), random),
  )
  say(`seed ${values.graine}: ${chosen.length} of ${total} mutants`)
  const reach = await measureReach(zones.flatMap(({ files }) => files))
  if (reach !== null) report(await tryAll(chosen, reach), zones)
}

/**
 * Runs every unit test once, with nothing changed but that functions say when they are entered. A test that fails as it is
 * would pass for the killer of every mutant: it is told, and left out when it only reads the sources, which are not as written.
 */
async function measureReach(files: readonly SourceFile[]): Promise<Reach | null> {
  if (values.portee !== '' && existsSync(values.portee)) {
    const kept = JSON.parse(readFileSync(values.portee, 'utf8'))
    return reachOf(kept.places, kept.entered)
  }
  const folder = copyCheckout()
  const places = countEntries(files, folder)
  const runner = new Runner(folder, true)
  const told = await runner.ask({ kind: 'measure' }, MEASURE_TIMEOUT_MS)
  runner.stop()
  if (told?.kind !== 'measured') throw new Error('the unit tests gave no answer')
  const failed = new Set(told.failed)
  for (const name of failed) say(`left out, it fails without any mutant: ${name}`)
  if (failed.size > READ_SOURCES) {
    process.exitCode = 2
    return null
  }
  const entered = told.entered.filter(({ test }) => !failed.has(test))
  if (values.portee !== '') writeFileSync(values.portee, JSON.stringify({ places, entered }))
  return reachOf(places, entered)
}

async function tryAll(chosen: readonly Case[], reach: Reach): Promise<readonly Outcome[]> {
  const waiting = [...chosen]
  const done: Outcome[] = []
  const work = async (): Promise<void> => {
    const runner = new Runner(copyCheckout())
    try {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const outcome = { ...mutant, isKilled: await isKilled(mutant, runner, reach) }
        done.push(outcome)
        if (!outcome.isKilled) say(told(outcome))
      }
    } finally {
      runner.stop()
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return done
}

function told({ path, line, kind, start, end, replacement }: Case): string {
  const original = readFileSync(join(ROOT, path), 'utf8').slice(start, end)
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60)
  return `survived  ${path}:${line}  ${kind}: ${short(original)} → ${short(replacement) || '(nothing)'}`
}

function report(outcomes: readonly Outcome[], zones: typeof ZONES): void {
  const count = (of: readonly Outcome[]) => {
    const killed = of.filter((outcome) => outcome.isKilled).length
    return { killed, share: of.length === 0 ? 1 : killed / of.length, of: of.length }
  }
  for (const { folder, rate } of zones) {
    const { killed, share, of } = count(outcomes.filter(({ zone }) => zone === folder))
    if (of === 0) continue
    const isUnder = share < rate
    if (isUnder) process.exitCode = 1
    say(
      `${folder}: ${killed} of ${of} killed, ${Math.round(share * 100)} % (${rate * 100} %)${isUnder ? ' UNDER' : ''}`,
    )
  }
  for (const kind of [...new Set(outcomes.map((outcome) => outcome.kind))].toSorted()) {
    const { killed, of } = count(outcomes.filter((outcome) => outcome.kind === kind))
    say(`  ${kind}: ${killed} of ${of}`)
  }
}

try {
  await main()
} finally {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true })
}
