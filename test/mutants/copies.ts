import { type ChildProcess, fork, spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readFiles } from '../builders/source-files.ts'
import type { Mutant } from './mutate.ts'
import type { Asked, Entered, Told } from './runner.ts'
import { type Numbered, switchAll } from './switches.ts'
import type { Planned } from './trial.ts'

/** The checkout, of which copies are spoiled. */
export const ROOT = resolve(import.meta.dirname, '../..')
const RELATED_TIMEOUT_MS = 300_000
/** A run that tells nothing for so long is held by the mutant that it tries, even where others share the machine. */
const SILENCE_MS = 300_000
const LOOK_MS = 2_000
/** Test files that read the sources of the checkout: more failures than these are faults of the tests. */
const READ_SOURCES = 5
/** Folder of a copy for the files that try mutants, one for each test file. */
const TRIALS = '.mutants'
/** Code whose modules remember only what they found before; main/db holds what is open. */
const MEMORIES = ['shared', 'main/import', 'main/documents', 'main/features']

type InFile = { readonly path: string }

const copies: string[] = []

/** A copy of the checkout that may be spoiled; `removeCopies` takes it away. */
export function copyCheckout(): string {
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

/** Takes every copy away. */
export function removeCopies(): void {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true })
}

/** Writes mutants behind switches in a copy, and has its tests say which they enter. */
export function switchIn(folder: string, mutants: readonly (Numbered & InFile)[]): void {
  for (const [path, own] of Map.groupBy(mutants, (one) => one.path)) {
    const file = join(folder, path)
    writeFileSync(file, switchAll(readFileSync(file, 'utf8'), path.endsWith('.tsx'), own))
  }
  rewrite(join(folder, '.config/vitest.config.ts'), [
    ["'test/*.test.ts']", `'test/*.test.ts', '${TRIALS}/*.test.ts']`],
    [
      "'vitest.setup.ts')]",
      "'vitest.setup.ts'), resolve(import.meta.dirname, '../test/mutants/trial.ts')]",
    ],
  ])
  // A query built once, an answer remembered: of a mutant that was on before.
  rewrite(join(folder, 'main/db/compiled.ts'), [['query ??= build', 'query = build']])
  for (const { path } of MEMORIES.flatMap((zone) => readFiles(zone, ['.ts']))) {
    const file = join(folder, path)
    const own = readFileSync(file, 'utf8')
    const text = own
      .replaceAll(
        /^((?: {2}const known|const \w+) = new )Map(?=<.*>\(\)$)/gm,
        '$1(globalThis.__Memory ?? Map)',
      )
      .replaceAll(/(?<=new )WeakMap(?=<.*>\(\))/g, '(globalThis.__WeakMemory ?? WeakMap)')
    if (text !== own) writeFileSync(file, text)
  }
  mkdirSync(join(folder, TRIALS))
}

function rewrite(file: string, changes: readonly (readonly [string, string])[]): void {
  let text = readFileSync(file, 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file} has no more: ${from}`)
    text = text.replace(from, to)
  }
  writeFileSync(file, text)
}

/** One run of Vitest in a copy, in a process of its own that ends with it. */
class Run {
  readonly #child: ChildProcess

  constructor(folder: string, log: string) {
    this.#child = fork(join(folder, 'test/mutants/runner.ts'), [folder], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, MUTANTS_LOG: log },
    })
  }

  /** The answer; null when the process ended without one. */
  async ask(asked: Asked): Promise<Told | null> {
    this.#child.send(asked)
    const told = await new Promise<Told | null>((settle) => {
      this.#child.once('message', (message: Told) => settle(message))
      this.#child.once('exit', () => settle(null))
    })
    this.stop()
    return told
  }

  /** Ends the process and the workers that it started. */
  stop(): void {
    const { pid, exitCode, signalCode } = this.#child
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
  }
}

/**
 * Runs the unit tests under a folder once with all switches off, and tells what each enters; null when some fail. Those that only read the
 * sources, which are not as written, are told and left out: they would pass for the killers of every mutant.
 */
export async function measure(
  folder: string,
  under: string,
  say: (line: string) => void,
): Promise<readonly Entered[] | null> {
  const told = await new Run(folder, '').ask({ kind: 'measure', under })
  if (told?.kind !== 'measured') throw new Error('the unit tests gave no answer')
  for (const name of told.failed) say(`left out, it fails without any mutant: ${name}`)
  if (told.failed.length > READ_SOURCES) return null
  const failed = new Set(told.failed)
  return told.entered.filter(({ file }) => !failed.has(file))
}

/** Mutants that the tests of a copy kill. A run that a mutant holds, or ends, is begun again without it. */
export async function tryAll(
  folder: string,
  entered: readonly Entered[],
): Promise<ReadonlySet<number>> {
  const log = join(folder, TRIALS, 'log')
  writeFileSync(log, '')
  const lines = () => readFileSync(log, 'utf8').trim().split('\n')
  let left = writeTrials(folder, entered)
  while (left.length > 0) {
    const run = new Run(folder, log)
    const begun = Date.now()
    const watch = setInterval(() => {
      if (Date.now() - Math.max(begun, statSync(log).mtimeMs) > SILENCE_MS) run.stop()
    }, LOOK_MS)
    const told = await run.ask({ kind: 'try', files: left })
    clearInterval(watch)
    if (told !== null) break
    const tried = lines().findLast((line) => line.startsWith('trying '))
    if (tried === undefined) throw new Error('the trials gave no answer')
    writeFileSync(log, `${tried.replace('trying', 'killed')}\n`, { flag: 'a' })
    const ended = new Set(lines())
    left = left.filter((trial) => !ended.has(`ended ${trial}`))
  }
  return killedOf(lines())
}

/** Files that try mutants, by the time of their tests: most mutants are killed by quick ones. */
function writeTrials(folder: string, entered: readonly Entered[]): readonly string[] {
  const timeOf = (tests: readonly Entered[]) =>
    tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const byFile = [...Map.groupBy(entered, ({ file }) => file)]
    .filter(([, tests]) => tests.some(({ ids }) => ids.length > 0))
    .toSorted(([, a], [, b]) => timeOf(a) - timeOf(b))
  return byFile.map(([file, tests], index) => {
    const plan = [...new Set(tests.flatMap(({ ids }) => ids))].map((id): Planned => {
      const names = tests.filter(({ ids }) => ids.includes(id)).map(({ name }) => name)
      return { id, names }
    })
    const trial = `${TRIALS}/${String(index).padStart(4, '0')}.test.ts`
    const call = `await tryMutants(${JSON.stringify(join(folder, file))}, ${JSON.stringify(plan)})`
    const from = "import { tryMutants } from '../test/mutants/trial.ts'"
    writeFileSync(join(folder, trial), `${from}\n${call}\n`)
    return trial
  })
}

/** What was killed by a file that ends spoiled, failing without any mutant, is not counted. */
function killedOf(lines: readonly string[]): ReadonlySet<number> {
  const killed = new Set<number>()
  let own: number[] = []
  for (const line of lines) {
    const [what, of] = line.split(' ')
    if (what === 'killed') own.push(Number(of))
    if (what === 'spoiled') own = []
    if (what !== 'ended') continue
    for (const id of own) killed.add(id)
    own = []
  }
  return killed
}

/** Whether a test that imports the file fails when a mutant is written in it, those of the browser among them. */
export async function isKilledByRelated(
  folder: string,
  { path, start, end, replacement }: Mutant & InFile,
): Promise<boolean> {
  const file = join(folder, path)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, start) + replacement + text.slice(end))
  try {
    const args = ['related', path, '--run', '--bail=1', '--maxWorkers=1', '--passWithNoTests']
    const tests = spawn(
      process.execPath,
      [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, '--config=.config/vitest.config.ts'],
      { cwd: folder, stdio: 'ignore', timeout: RELATED_TIMEOUT_MS, killSignal: 'SIGKILL' },
    )
    return await new Promise((settle, reject) => {
      tests.once('error', reject)
      tests.once('exit', (code) => settle(code !== 0))
    })
  } finally {
    writeFileSync(file, text)
  }
}
